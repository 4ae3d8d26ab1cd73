package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Rotary positions (RoPE): turns pairs of elements of queries and keys by angles that grow with the place `t`, so that their products depend
/// on how far apart they are alone. Shape: `[*, T, D] → [*, T, D]` with `T` of at most `maxLength`, after queries and keys were cut into
/// heads.
///
/// Pair `i` is turned by `t / base^(2i/D)`: `(a, b) → (a·cos − b·sin, a·sin + b·cos)`. Nothing is trained or saved.
///
/// Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding", arXiv:2104.09864.
public final class RotaryEmbedding extends Layer {
    /// Which elements are a pair.
    public enum Pairs {
        /// Elements `2i` and `2i + 1`, as in the paper and in Llama's own weights.
        INTERLEAVED,
        /// Elements `i` and `i + D/2`, as in GPT-NeoX and Hugging Face's Llama.
        HALVES
    }

    private final int dim;
    private final int maxLength;
    private final double base;
    private final Pairs pairs;
    private final Tensor cos; // [maxLength, D/2]
    private final Tensor sin;

    /// Interleaved pairs and a base of 10000.
    ///
    /// @param dim `D`, the size of each head, even
    /// @param maxLength the most places, at least 1
    public RotaryEmbedding(int dim, int maxLength) {
        this(dim, maxLength, 10_000, Pairs.INTERLEAVED);
    }

    /// @param dim `D`, the size of each head, even
    /// @param maxLength the most places, at least 1
    /// @param base above 0; default 10000
    /// @param pairs default interleaved
    public RotaryEmbedding(int dim, int maxLength, double base, Pairs pairs) {
        this.dim = Check.positive("RotaryEmbedding", "dim", dim);
        this.maxLength = Check.positive("RotaryEmbedding", "maxLength", maxLength);
        this.base = base;
        this.pairs = pairs;
        if (dim % 2 != 0) throw new IllegalArgumentException("RotaryEmbedding: dim must be even, got " + dim + ".");
        if (!(base > 0)) throw new IllegalArgumentException("RotaryEmbedding: base must be above 0, got " + base + ".");
        cos = table(true);
        sin = table(false);
    }

    private Tensor table(boolean ofCosines) {
        int half = dim / 2;
        float[] values = new float[Math.multiplyExact(maxLength, half)];
        for (int t = 0; t < maxLength; t++) {
            for (int i = 0; i < half; i++) {
                double angle = t / Math.pow(base, 2.0 * i / dim);
                values[t * half + i] = (float) (ofCosines ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return Tensor.wrap(values, maxLength, half);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return turned(x, 0);
    }

    /// As [#forward(Tensor)], for places that begin at `first`: where a sequence goes on.
    public Tensor forward(Tensor x, int first) {
        return turned(x, first);
    }

    private Tensor turned(Tensor x, int first) {
        check(x, first);
        int time = x.size(-2);
        Tensor c = cos.narrow(0, first, time); // [T, D/2]
        Tensor s = sin.narrow(0, first, time);
        if (pairs == Pairs.HALVES) {
            Tensor a = x.narrow(-1, 0, dim / 2);
            Tensor b = x.narrow(-1, dim / 2, dim / 2);
            return Tensor.cat(-1, a.mul(c).sub(b.mul(s)), a.mul(s).add(b.mul(c)));
        }
        Tensor both = x.unflatten(-1, dim / 2, 2); // [*, T, D/2, 2]
        Tensor a = both.select(-1, 0);
        Tensor b = both.select(-1, 1);
        return Tensor.stack(-1, a.mul(c).sub(b.mul(s)), a.mul(s).add(b.mul(c))).flatten(-2, -1);
    }

    private void check(Tensor x, int first) {
        if (x.rank() < 2 || x.size(-1) != dim)
            throw ShapeException.expected(label(), "[..., T, %d]".formatted(dim), x.shape());
        if (first < 0 || first > maxLength - x.size(-2))
            throw ShapeException.expected(
                    label(),
                    "places in [0, maxLength = %d), T = %d of them from %d,".formatted(maxLength, x.size(-2), first),
                    x.shape());
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("RotaryEmbedding")
                .with("dim", dim)
                .with("maxLength", maxLength)
                .with("base", base)
                .with("pairs", pairs.name());
    }

    static RotaryEmbedding from(LayerConfig c) {
        return new RotaryEmbedding(
                c.integer("dim"), c.integer("maxLength"), c.number("base"), c.constant("pairs", Pairs.class));
    }

    @Override
    protected String call() {
        return base == 10_000 && pairs == Pairs.INTERLEAVED
                ? "new RotaryEmbedding(%d, %d)".formatted(dim, maxLength)
                : "new RotaryEmbedding(%d, %d, %s, RotaryEmbedding.Pairs.%s)".formatted(dim, maxLength, base, pairs);
    }
}
