package cairn.tensor.engine;

import cairn.tensor.Rng;

/// Fills contiguous `y` with random numbers. The draws are taken from the generator when the launch runs, so a replayed launch goes on
/// in the sequence.
public record RandomFill(Kind kind, Rng rng, float a, float b, View y) implements Launch {
    /// What to draw.
    public enum Kind {
        /// Uniform in `[a, b)`.
        UNIFORM,
        /// Normal with mean `a` and standard deviation `b` (Box and Muller).
        NORMAL,
        /// `b` with probability `a`, else 0.
        BERNOULLI
    }

    @Override
    public void run() {
        int n = y.numel();
        long seed = rng.seed();
        long first = rng.reserve(kind == Kind.NORMAL ? n + (n & 1) : n);
        float[] out = y.buffer().floats();
        int at = y.start();
        switch (kind) {
            case UNIFORM -> uniform(seed, first, out, at, n);
            case NORMAL -> normal(seed, first, out, at, n);
            case BERNOULLI -> bernoulli(seed, first, out, at, n);
        }
    }

    private void uniform(long seed, long first, float[] out, int at, int n) {
        for (int i = 0; i < n; i++) out[at + i] = a + (b - a) * Rng.toUnit(Rng.bits(seed, first + i));
    }

    private void bernoulli(long seed, long first, float[] out, int at, int n) {
        for (int i = 0; i < n; i++) out[at + i] = Rng.toUnit(Rng.bits(seed, first + i)) < a ? b : 0;
    }

    private void normal(long seed, long first, float[] out, int at, int n) {
        for (int i = 0; i < n; i += 2) {
            double radius = Math.sqrt(-2 * Math.log(1 - Rng.toUnit(Rng.bits(seed, first + i)))); // 1 − u is never 0
            double angle = 2 * Math.PI * Rng.toUnit(Rng.bits(seed, first + i + 1));
            out[at + i] = (float) (a + b * radius * Math.cos(angle));
            if (i + 1 < n) out[at + i + 1] = (float) (a + b * radius * Math.sin(angle));
        }
    }

    @Override
    public void access(Access access) {
        access.writes(y);
    }
}
