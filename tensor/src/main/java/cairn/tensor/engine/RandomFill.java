package cairn.tensor.engine;

import cairn.tensor.Rng;
import cairn.tensor.kernels.Draws;
import cairn.tensor.kernels.Philox;
import cairn.tensor.kernels.Team;

/// Fills contiguous `y` with random numbers. The draws are taken from the generator when the launch runs, so a replayed launch goes on
/// in the sequence. What element `i` becomes depends on the generator and `i`, never on which thread computes it.
///
/// @param draw seed and first block of the run in progress
public record RandomFill(Kind kind, Rng rng, float a, float b, View y, long[] draw) implements Launch, Team.Task {
    private static final int COST = 4; // of a draw, in elements passed over

    /// What to draw.
    public enum Kind {
        /// Uniform in `[a, b)`.
        UNIFORM,
        /// Normal with mean `a` and standard deviation `b`.
        NORMAL,
        /// `b` with probability `a`, else 0.
        BERNOULLI
    }

    public RandomFill(Kind kind, Rng rng, float a, float b, View y) {
        this(kind, rng, a, b, y, new long[2]);
    }

    @Override
    public void run() {
        int n = y.numel();
        draw[0] = rng.seed();
        draw[1] = rng.reserveBlocks((long) Philox.BLOCKS * Math.ceilDiv(n, Philox.GROUP));
        Team.run(this, Team.partsFor((long) COST * n));
    }

    @Override
    public void part(int index, int count) {
        Draws draws = Draws.ofThread();
        float[] out = y.buffer().floats();
        int end = Team.cut(y.numel(), Philox.GROUP, index + 1, count);
        for (int i = Team.cut(y.numel(), Philox.GROUP, index, count); i < end; i += Philox.GROUP) {
            int n = Math.min(Philox.GROUP, end - i);
            int at = y.start() + i;
            long block = draw[1] + i / Philox.LANES;
            switch (kind) {
                case UNIFORM -> uniform(draws.uniform(draw[0], block), out, at, n);
                case NORMAL -> normal(draws.normal(draw[0], block), out, at, n);
                case BERNOULLI -> bernoulli(draws.uniform(draw[0], block), out, at, n);
            }
        }
    }

    private void uniform(float[] u, float[] y, int at, int n) {
        float width = b - a;
        float top = Math.max(a, Math.nextDown(b)); // rounding must not reach b
        for (int i = 0; i < n; i++) y[at + i] = Math.min(a + width * u[i], top);
    }

    private void normal(float[] z, float[] y, int at, int n) {
        for (int i = 0; i < n; i++) y[at + i] = a + b * z[i];
    }

    private void bernoulli(float[] u, float[] y, int at, int n) {
        for (int i = 0; i < n; i++) y[at + i] = u[i] < a ? b : 0;
    }

    @Override
    public void access(Access access) {
        access.writes(y);
        access.changes(new GeneratorCell(rng));
    }
}
