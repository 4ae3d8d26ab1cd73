package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A table of vectors, looked up by number. Shape: `I64` `[*] → [*, embeddingDim]`.
///
/// `weight` `[numEmbeddings, embeddingDim]` starts standard normal.
public final class Embedding extends Layer {
    private final int numEmbeddings;
    private final int embeddingDim;
    private final @Nullable Integer paddingIdx;
    private final Tensor weight;

    /// @param numEmbeddings the number of vectors; indices lie in `[0, numEmbeddings)`
    /// @param embeddingDim the size of each vector
    public Embedding(int numEmbeddings, int embeddingDim) {
        this(numEmbeddings, embeddingDim, null);
    }

    /// A table in which one vector stands for padding: it starts as 0 and is not trained. PyTorch: `padding_idx`.
    ///
    /// @param paddingIdx the number of that vector
    public static Embedding withPadding(int numEmbeddings, int embeddingDim, int paddingIdx) {
        return new Embedding(numEmbeddings, embeddingDim, paddingIdx);
    }

    private Embedding(int numEmbeddings, int embeddingDim, @Nullable Integer paddingIdx) {
        this.numEmbeddings = Check.positive("Embedding", "numEmbeddings", numEmbeddings);
        this.embeddingDim = Check.positive("Embedding", "embeddingDim", embeddingDim);
        if (paddingIdx != null && (paddingIdx < 0 || paddingIdx >= numEmbeddings))
            throw new IllegalArgumentException(
                    "Embedding: paddingIdx must be in [0, %d), got %d.".formatted(numEmbeddings, paddingIdx));
        this.paddingIdx = paddingIdx;
        weight = parameter("weight", Tensor.zeros(numEmbeddings, embeddingDim));
        reset();
    }

    /// `[numEmbeddings, embeddingDim]`
    public Tensor weight() {
        return weight;
    }

    @Override
    protected void reset() {
        Init.normal(0, 1).fill(weight);
        Integer padding = paddingIdx;
        if (padding != null) Autograd.noGrad(() -> weight.select(0, padding).zeroInPlace());
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (x.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    label() + " expects I64 indices but got " + x.dtype() + " " + x.shape() + ".");
        return paddingIdx == null ? weight.embedding(x) : weight.embedding(x, paddingIdx);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Embedding")
                .with("numEmbeddings", numEmbeddings)
                .with("embeddingDim", embeddingDim)
                .with("paddingIdx", paddingIdx);
    }

    static Embedding from(LayerConfig c) {
        Integer padding = c.has("paddingIdx") ? Integer.valueOf(c.integer("paddingIdx")) : null;
        return new Embedding(c.integer("numEmbeddings"), c.integer("embeddingDim"), padding);
    }

    @Override
    protected String call() {
        return paddingIdx == null
                ? "new Embedding(%d, %d)".formatted(numEmbeddings, embeddingDim)
                : "Embedding.withPadding(%d, %d, %d)".formatted(numEmbeddings, embeddingDim, paddingIdx);
    }
}
