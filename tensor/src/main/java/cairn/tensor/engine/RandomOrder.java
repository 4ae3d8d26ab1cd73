package cairn.tensor.engine;

import cairn.tensor.Rng;
import cairn.tensor.kernels.Philox;

/// Fills contiguous I64 `y` with the numbers `0 … n−1` in random order (Fisher and Yates): the order [Rng#permutation] would give.
public record RandomOrder(Rng rng, View y) implements Launch {
    @Override
    public void run() {
        int n = y.numel();
        long seed = rng.seed();
        long draw = rng.reserve(Math.max(0, n - 1));
        long[] out = y.buffer().longs();
        int at = y.start();
        for (int i = 0; i < n; i++) out[at + i] = i;
        for (int i = n - 1; i > 0; i--, draw++) {
            int j = (int) (Integer.toUnsignedLong(Philox.bits(seed, draw)) * (i + 1) >>> 32);
            long t = out[at + i];
            out[at + i] = out[at + j];
            out[at + j] = t;
        }
    }

    @Override
    public void access(Access access) {
        access.writes(y);
        access.changes(new GeneratorCell(rng));
    }
}
