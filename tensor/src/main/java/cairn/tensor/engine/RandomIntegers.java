package cairn.tensor.engine;

import cairn.tensor.Rng;
import cairn.tensor.kernels.Draws;
import cairn.tensor.kernels.Philox;
import cairn.tensor.kernels.Team;

/// Fills contiguous I64 `y` with integers uniform in `[low, high)`. The draws are taken when the launch runs; what element `i` becomes
/// depends on the generator and `i` alone.
///
/// @param draw seed and first block of the run in progress
public record RandomIntegers(Rng rng, long low, long high, View y, long[] draw) implements Launch, Team.Task {
    private static final int COST = 8; // of an integer, in elements passed over
    private static final int GROUP = Philox.GROUP / 2; // integers of two draws each

    public RandomIntegers(Rng rng, long low, long high, View y) {
        this(rng, low, high, y, new long[2]);
    }

    @Override
    public void run() {
        int n = y.numel();
        draw[0] = rng.seed();
        draw[1] = rng.reserveBlocks((long) Philox.BLOCKS * Math.ceilDiv(n, GROUP));
        Team.run(this, Team.partsFor((long) COST * n));
    }

    @Override
    public void part(int index, int count) {
        Draws draws = Draws.ofThread();
        long[] out = y.buffer().longs();
        int end = Team.cut(y.numel(), GROUP, index + 1, count);
        for (int i = Team.cut(y.numel(), GROUP, index, count); i < end; i += GROUP) {
            long[] drawn = draws.integers(draw[0], draw[1] + 2L * i / Philox.LANES, high - low);
            for (int j = 0; j < Math.min(GROUP, end - i); j++) out[y.start() + i + j] = low + drawn[j];
        }
    }

    @Override
    public void access(Access access) {
        access.writes(y);
        access.changes(new GeneratorCell(rng));
    }
}
