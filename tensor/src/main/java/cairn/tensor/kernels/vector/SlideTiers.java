package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.W;
import static cairn.tensor.kernels.vector.SlideTiles.ROWS;

/// Which pieces of convolution have been compiled; see [Warmup]. A call runs in vectors when all the pieces it needs
/// have been.
final class SlideTiers {
    private static final long WORTHWHILE = 50_000_000; // multiply-adds

    private static final int RUNS = 2 * SlideWideTiles.COLS;
    private static final int[] SHIFTS = new int[48];
    private static final int[] PLACES = new int[RUNS];
    private static final float[] A = new float[ROWS * SHIFTS.length];
    private static final float[] B = new float[1];
    private static final float[] X = new float[W];
    private static final float[] Y = new float[W];
    private static final float[] G = new float[64 * W];

    /// By the height of their tiles.
    private static final Tier[] TILES = new Tier[ROWS + 1];

    private static final Tier[] WIDE = new Tier[SlideWideTiles.ROWS + 1];
    private static final Tier[] DOTS = new Tier[SlideDots.ROWS + 1];

    static {
        for (int rows = ROWS; rows > 0; rows = rows == 1 ? 0 : SlideTiles.height(rows - 1)) {
            int height = rows;
            TILES[height] = tier(vectors -> product(height, SlideTiles.COLS, vectors));
        }
        for (int rows = 1; rows <= SlideWideTiles.ROWS; rows++) {
            int height = rows;
            WIDE[height] = tier(vectors -> product(height, RUNS, vectors));
        }
        for (int rows = SlideDots.ROWS; rows > 0; rows = rows == 1 ? 0 : SlideDots.height(rows - 1)) {
            int height = rows;
            DOTS[height] = tier(vectors -> dots(height, vectors));
        }
    }

    private SlideTiers() {}

    /// A sample product, in vectors or by the scalar twin.
    private interface Sample {
        void run(boolean vectors);
    }

    private static Tier tier(Sample sample) {
        return new Tier(() -> sample.run(true), () -> sample.run(false), WORTHWHILE);
    }

    private static void product(int m, int n, boolean vectors) {
        Slide.of(SHIFTS.length, A)
                .x(X, 0, SHIFTS, PLACES)
                .bias(B, 0)
                .y(Y, 0, PLACES)
                .run(m, n, 0, 0, 0, vectors);
    }

    private static void dots(int m, boolean vectors) {
        SlideGrad.mine().g(G, 0).x(G, SHIFTS).c(A, 0).run(m, G.length, SlideDots.COLS, 0, 0, 0, 0, vectors);
    }

    /// Whether `m` rows of `n` runs and `work` multiply-adds can be formed in vectors.
    static boolean compiled(int m, int n, long work) {
        if (m == 0) return true;
        if (Slide.isWide(m, n)) return WIDE[m].isCompiled(work);
        boolean all = true;
        for (int i = m >= ROWS ? m - m % ROWS - ROWS : 0; i < m; i += SlideTiles.height(m - i))
            all &= TILES[SlideTiles.height(m - i)].isCompiled(work);
        return all;
    }

    /// Whether the gradients of `m` rows and `work` multiply-adds can be formed in vectors.
    static boolean compiledGrad(int m, long work) {
        boolean all = true;
        for (int i = m >= SlideDots.ROWS ? m - m % SlideDots.ROWS - SlideDots.ROWS : 0;
                i < m;
                i += SlideDots.height(m - i)) all &= DOTS[SlideDots.height(m - i)].isCompiled(work);
        return all;
    }
}
