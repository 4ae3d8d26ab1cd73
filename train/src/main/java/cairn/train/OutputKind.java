package cairn.train;

import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// What the numbers mean that a network gives for one sample.
public enum OutputKind {
    /// One score per class, any real number; softmax makes probabilities of them.
    LOGITS,
    /// One probability per class.
    PROBABILITIES,
    /// The logarithm of one probability per class.
    LOG_PROBABILITIES,
    /// One score for class 1, any real number; the sigmoid makes a probability of it.
    BINARY_LOGIT,
    /// The probability of class 1.
    BINARY_PROBABILITY,
    /// One score, positive for class 1 and negative for class 0.
    BIPOLAR,
    /// The predicted numbers themselves.
    VALUES,
    /// The numbers of the sample itself, repeated by an autoencoder.
    RECONSTRUCTION,
    /// One score per token of a vocabulary for every place of a sequence, `[N, T, V]`; softmax makes probabilities of them.
    TOKEN_LOGITS;

    /// Whether one number per sample decides between two classes.
    public boolean isBinary() {
        return this == BINARY_LOGIT || this == BINARY_PROBABILITY || this == BIPOLAR;
    }

    /// Whether the outputs are the numbers to predict, rather than about classes.
    public boolean isNumbers() {
        return this == VALUES || this == RECONSTRUCTION;
    }

    /// Whether the outputs say how probable each class is.
    public boolean isProbabilistic() {
        return this != BIPOLAR && !isNumbers();
    }

    /// The outputs as a loss takes them: places of sequences count as samples. Shape: `[N, T, V] → [N·T, V]` for tokens, else unchanged.
    public Tensor rows(Tensor output) {
        return this == TOKEN_LOGITS ? output.reshape(-1, output.size(-1)) : output;
    }

    /// The probability of every class. Shape: `[N, C] → [N, C]`, and `[N, 1]` or `[N] → [N, 2]` for two classes.
    /// For [#BIPOLAR], whose scores are no probabilities, the sigmoid of the score.
    public Tensor probabilities(Tensor output) {
        return switch (this) {
            case LOGITS, TOKEN_LOGITS -> output.softmax(-1);
            case PROBABILITIES -> output;
            case LOG_PROBABILITIES -> output.exp();
            case BINARY_LOGIT, BIPOLAR -> twoColumns(output.sigmoid());
            case BINARY_PROBABILITY -> twoColumns(output);
            case VALUES, RECONSTRUCTION -> throw new IllegalStateException("A regression network has no classes.");
        };
    }

    private static Tensor twoColumns(Tensor p) {
        Tensor one = p.reshape(-1, 1); // [N, 1]
        return Tensor.cat(1, one.rsub(1), one);
    }

    /// The class of every sample as I64. Shape: `[N, C]`, `[N, 1]` or `[N] → [N]`; tokens `[N, T, V] → [N, T]`.
    public Tensor classes(Tensor output) {
        return switch (this) {
            case BINARY_LOGIT, BIPOLAR -> output.reshape(-1).gt(0).to(DType.I64);
            case BINARY_PROBABILITY -> output.reshape(-1).gt(0.5f).to(DType.I64);
            case VALUES, RECONSTRUCTION -> throw new IllegalStateException("A regression network has no classes.");
            default -> output.argmax(-1);
        };
    }
}
