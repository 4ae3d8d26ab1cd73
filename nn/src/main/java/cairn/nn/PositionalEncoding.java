package cairn.nn;

import cairn.tensor.Tensor;

/// Sinusoidal positions: adds waves of different lengths to every place `t` of a sequence, `sin(t / 10000^(2i/E))` to element `2i` and
/// `cos(t / 10000^(2i/E))` to element `2i + 1`. Shape: `[*, T, E] → [*, T, E]` with `T` of at most `maxLength`; `[T, N, E] → [T, N, E]` for
/// [#timeFirst].
///
/// Nothing is trained or saved. Vaswani et al., "Attention Is All You Need", arXiv:1706.03762.
public final class PositionalEncoding extends Layer {
    private static final double BASE = 10_000;

    private final Positions positions;
    private final Tensor table;

    /// For sequences `[*, T, E]`.
    ///
    /// @param maxLength the most places, at least 1
    /// @param embeddingDim `E`, at least 1
    public PositionalEncoding(int maxLength, int embeddingDim) {
        this(Positions.of("PositionalEncoding", maxLength, embeddingDim, false));
    }

    /// For sequences `[T, N, E]` or `[T, E]`, as transformers take them by default.
    public static PositionalEncoding timeFirst(int maxLength, int embeddingDim) {
        return new PositionalEncoding(Positions.of("PositionalEncoding", maxLength, embeddingDim, true));
    }

    private PositionalEncoding(Positions positions) {
        this.positions = positions;
        table = table(positions.maxLength(), positions.embeddingDim());
    }

    /// What is added to the first `length` places. Shape: `[length, embeddingDim]`.
    public static Tensor table(int length, int embeddingDim) {
        float[] waves = new float[Math.multiplyExact(length, embeddingDim)];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < embeddingDim; i++) {
                double angle = t / Math.pow(BASE, (i - i % 2) / (double) embeddingDim);
                waves[t * embeddingDim + i] = (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return Tensor.wrap(waves, length, embeddingDim);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return positions.add(label(), x, table);
    }

    @Override
    public LayerConfig config() {
        return positions.addTo(LayerConfig.of("PositionalEncoding"));
    }

    static PositionalEncoding from(LayerConfig c) {
        return new PositionalEncoding(Positions.from(c));
    }

    @Override
    protected String call() {
        return positions.call("PositionalEncoding");
    }
}
