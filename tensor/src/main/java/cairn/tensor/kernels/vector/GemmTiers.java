package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.GemmTiles.COLS;
import static cairn.tensor.kernels.vector.GemmTiles.ROWS;
import static cairn.tensor.kernels.vector.Simd.W;

/// Which pieces of the matrix product have been compiled; see [Warmup]. A product runs in vectors when all the pieces it needs have been.
final class GemmTiers {
    private static final long WORTHWHILE = 50_000_000; // multiply-adds

    private static final int K = 48;
    private static final float[] A = new float[ROWS * K];
    private static final float[] B = new float[COLS * K];
    private static final float[] C = new float[ROWS * COLS];

    /// By the height of their tiles.
    private static final Tier[] WIDE = new Tier[ROWS + 1];

    private static final Tier[] NARROW = new Tier[ROWS + 1];

    static {
        for (int rows = ROWS; rows > 0; rows = rows == 1 ? 0 : GemmTiles.height(rows - 1)) {
            int height = rows;
            WIDE[height] = tier(vectors -> {
                product(height, COLS).b(B, 0, COLS, 1).run(1, vectors);
                product(height, COLS - 3).b(B, 0, COLS, 1).run(1, vectors);
            });
            NARROW[height] =
                    tier(vectors -> product(height, W - 3).b(B, 0, COLS, 1).run(1, vectors));
        }
    }

    private static final Tier TRANSPOSING =
            tier(vectors -> product(ROWS, COLS).b(B, 0, 1, K).run(1, vectors));
    private static final Tier PACKING =
            tier(vectors -> product(ROWS, COLS).b(B, 0, COLS, 1).packingA().run(1, vectors));
    private static final Tier DOTS =
            tier(vectors -> product(1, COLS).b(B, 0, 1, K).run(1, vectors));

    private GemmTiers() {}

    /// A sample product, in vectors or by the scalar twin.
    private interface Sample {
        void run(boolean vectors);
    }

    private static Tier tier(Sample sample) {
        return new Tier(() -> sample.run(true), () -> sample.run(false), WORTHWHILE);
    }

    private static GemmVector product(int m, int n) {
        return GemmVector.of(m, n, K).a(A, 0, K, 1).c(C, 0, COLS);
    }

    /// Whether the dot products of one row of `work` multiply-adds can run in vectors.
    static boolean compiledDots(long work) {
        return DOTS.isCompiled(work);
    }

    /// Whether a product of m × n elements and `work` multiply-adds can run in vectors.
    static boolean compiled(int m, int n, long work, boolean transposing, boolean packing) {
        int rest = n % COLS;
        boolean all = true;
        if (n >= COLS || rest > W) all = compiled(WIDE, m, work);
        if (rest > 0 && rest <= W) all &= compiled(NARROW, m, work);
        if (transposing) all &= TRANSPOSING.isCompiled(work);
        if (packing) all &= PACKING.isCompiled(work);
        return all;
    }

    private static boolean compiled(Tier[] byHeight, int m, long work) {
        boolean all = true;
        for (int i = m >= ROWS ? m - m % ROWS - ROWS : 0; i < m; i += GemmTiles.height(m - i)) {
            all &= byHeight[GemmTiles.height(m - i)].isCompiled(work);
        }
        return all;
    }
}
