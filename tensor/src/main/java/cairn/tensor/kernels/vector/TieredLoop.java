package cairn.tensor.kernels.vector;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A loop and its scalar twin; see [Warmup].
final class TieredLoop implements Loop {
    private static final int WORTHWHILE = 1_000_000; // elements
    private static final int SAMPLE = 512;

    private final Supplier<Loop> maker;
    private final Loop scalar;
    private final Tier tier;
    private @Nullable Loop vector;

    /// @param vector makes the vector loop when it is first needed
    TieredLoop(Supplier<Loop> vector, Loop scalar) {
        this.maker = vector;
        this.scalar = scalar;
        float[] in = new float[SAMPLE];
        float[] out = new float[SAMPLE];
        Arrays.fill(in, 0.5f);
        tier = new Tier(
                () -> vector().run(in, 0, in, 0, in, 0, out, 0, SAMPLE),
                () -> scalar.run(in, 0, in, 0, in, 0, out, 0, SAMPLE),
                WORTHWHILE);
    }

    @Override
    public void run(float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] y, int yi, int n) {
        Loop loop = tier.isCompiled(n) ? vector() : scalar;
        loop.run(a, ai, b, bi, c, ci, y, yi, n);
    }

    private Loop vector() {
        Loop made = vector;
        if (made == null) {
            made = maker.get();
            vector = made;
        }
        return made;
    }
}
