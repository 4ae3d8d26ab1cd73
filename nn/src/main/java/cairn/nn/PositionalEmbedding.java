package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Tensor;

/// Learned positions: adds a trained vector to every place of a sequence, `y[t] = x[t] + weight[t]`. Shape: `[*, T, E] → [*, T, E]` with `T` of
/// at most `maxLength`; `[T, N, E] → [T, N, E]` for [#timeFirst].
///
/// `weight` `[maxLength, E]` starts normal with deviation 0.02, as in BERT and GPT-2. Gehring et al., "Convolutional Sequence to Sequence
/// Learning", arXiv:1705.03122.
///
/// PyTorch: an `Embedding` of `arange(T)`, under whose name its weight loads.
public final class PositionalEmbedding extends Layer {
    private final Positions positions;
    private final Tensor weight;

    /// For sequences `[*, T, E]`.
    ///
    /// @param maxLength the most places, at least 1
    /// @param embeddingDim `E`, at least 1
    public PositionalEmbedding(int maxLength, int embeddingDim) {
        this(Positions.of("PositionalEmbedding", maxLength, embeddingDim, false));
    }

    /// For sequences `[T, N, E]` or `[T, E]`, as transformers take them by default.
    public static PositionalEmbedding timeFirst(int maxLength, int embeddingDim) {
        return new PositionalEmbedding(Positions.of("PositionalEmbedding", maxLength, embeddingDim, true));
    }

    private PositionalEmbedding(Positions positions) {
        this.positions = positions;
        weight = parameter("weight", Tensor.zeros(positions.maxLength(), positions.embeddingDim()));
        reset();
    }

    @Override
    protected void reset() {
        Init.normal(0, 0.02).fill(weight);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return positions.add(label(), x, weight);
    }

    @Override
    public LayerConfig config() {
        return positions.addTo(LayerConfig.of("PositionalEmbedding"));
    }

    static PositionalEmbedding from(LayerConfig c) {
        return new PositionalEmbedding(Positions.from(c));
    }

    @Override
    protected String call() {
        return positions.call("PositionalEmbedding");
    }
}
