package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import cairn.tensor.kernels.PlainKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposes blocks of as many rows and columns as a vector has lanes.
///
/// A block is transposed by exchanging, for steps `s` of 1, 2, 4 and so on, the two corners of every square of `2s` rows
/// and columns, which are vectors of two rows at a time:
///
/// ```text
/// a = a0 a1      a0 b0
/// b = b0 b1  →   a1 b1
/// ```
///
/// Two steps are taken at a time, on four rows. Each thread keeps one of these for its calls.
final class Transpose {
    private static final ThreadLocal<Transpose> MINE = ThreadLocal.withInitial(Transpose::new);

    private static final VectorShuffle<Float> UP_1 = Across.turn(1), DOWN_1 = Across.turn(-1);
    private static final VectorShuffle<Float> UP_2 = Across.turn(2), DOWN_2 = Across.turn(-2);
    private static final VectorShuffle<Float> UP_4 = Across.turn(4), DOWN_4 = Across.turn(-4);
    private static final VectorShuffle<Float> UP_8 = Across.turn(8), DOWN_8 = Across.turn(-8);
    private static final VectorMask<Float> ODD_1 = Across.odd(1);
    private static final VectorMask<Float> ODD_2 = Across.odd(2);
    private static final VectorMask<Float> ODD_4 = Across.odd(4);
    private static final VectorMask<Float> ODD_8 = Across.odd(8);

    private static final PlainKernels PLAIN = new PlainKernels();
    private static final float[] X = new float[W * W];
    private static final float[] Y = new float[W * W];
    private static final int[] PLACES = new int[W];
    private static final Tier TIER = new Tier(
            () -> toPlaces(W, X, 0, W, Y, 0, PLACES), () -> PLAIN.interleave(W, W, X, 0, W, Y, 0, PLACES), 1_000_000);

    private final float[] block = new float[W * W];

    private Transpose() {}

    private static Transpose mine() {
        return MINE.get();
    }

    /// As [cairn.tensor.kernels.Kernels#interleave]; false if there are not as many pictures as lanes, or the code has
    /// not been compiled.
    static boolean interleave(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int[] to) {
        if (m != W || n < W || !TIER.isCompiled((long) m * n)) return false;
        toPlaces(n, x, xo, xr, y, yo, to);
        return true;
    }

    static void toPlaces(int n, float[] x, int xo, int xr, float[] y, int yo, int[] to) {
        Transpose t = mine();
        for (int j = 0; j < n; j += W) {
            int first = Math.min(j, n - W);
            t.transpose(x, xo + first, xr);
            for (int i = 0; i < W; i++) {
                int at = to[first + i];
                if (at >= 0) FloatVector.fromArray(F, t.block, i * W).intoArray(y, yo + at);
            }
        }
    }

    /// `y[yo + i·yr + j] = x[xo + i + j·xs]` for `rows` rows of `cols` elements; false if there are fewer than lanes, or
    /// the code has not been compiled.
    static boolean run(int rows, int cols, float[] x, int xo, int xs, float[] y, int yo, int yr) {
        if (rows < W || cols < W || !TIER.isCompiled((long) rows * cols)) return false;
        rows(rows, cols, x, xo, xs, y, yo, yr);
        return true;
    }

    static void rows(int rows, int cols, float[] x, int xo, int xs, float[] y, int yo, int yr) {
        Transpose t = mine();
        for (int i = 0; i < rows; i += W) {
            int top = Math.min(i, rows - W);
            for (int j = 0; j < cols; j += W) {
                int left = Math.min(j, cols - W);
                t.transpose(x, xo + top + left * xs, xs);
                t.store(y, yo + top * yr + left, yr);
            }
        }
    }

    private void store(float[] y, int yo, int yr) {
        for (int i = 0; i < W; i++) FloatVector.fromArray(F, block, i * W).intoArray(y, yo + i * yr);
    }

    /// Leaves in [#block] what is in `W` rows from `xo` on, `xr` apart.
    private void transpose(float[] x, int xo, int xr) {
        if (W == 16) far16(x, xo, xr, block);
        else if (W == 8) far8(x, xo, xr, block);
        else
            for (int i = 0; i < W; i++) FloatVector.fromArray(F, x, xo + i * xr).intoArray(block, i * W);
        near(block);
    }

    private static void far16(float[] x, int xo, int xr, float[] y) {
        for (int i = 0; i < 4; i++) {
            FloatVector a = FloatVector.fromArray(F, x, xo + i * xr);
            FloatVector b = FloatVector.fromArray(F, x, xo + (i + 4) * xr);
            FloatVector c = FloatVector.fromArray(F, x, xo + (i + 8) * xr);
            FloatVector d = FloatVector.fromArray(F, x, xo + (i + 12) * xr);
            FloatVector a8 = a.blend(c.rearrange(DOWN_8), ODD_8);
            FloatVector c8 = a.rearrange(UP_8).blend(c, ODD_8);
            FloatVector b8 = b.blend(d.rearrange(DOWN_8), ODD_8);
            FloatVector d8 = b.rearrange(UP_8).blend(d, ODD_8);
            a8.blend(b8.rearrange(DOWN_4), ODD_4).intoArray(y, i * W);
            a8.rearrange(UP_4).blend(b8, ODD_4).intoArray(y, (i + 4) * W);
            c8.blend(d8.rearrange(DOWN_4), ODD_4).intoArray(y, (i + 8) * W);
            c8.rearrange(UP_4).blend(d8, ODD_4).intoArray(y, (i + 12) * W);
        }
    }

    private static void far8(float[] x, int xo, int xr, float[] y) {
        for (int i = 0; i < 4; i++) {
            FloatVector a = FloatVector.fromArray(F, x, xo + i * xr);
            FloatVector b = FloatVector.fromArray(F, x, xo + (i + 4) * xr);
            a.blend(b.rearrange(DOWN_4), ODD_4).intoArray(y, i * W);
            a.rearrange(UP_4).blend(b, ODD_4).intoArray(y, (i + 4) * W);
        }
    }

    private static void near(float[] y) {
        for (int i = 0; i < W; i += 4) {
            FloatVector a = FloatVector.fromArray(F, y, i * W);
            FloatVector b = FloatVector.fromArray(F, y, (i + 1) * W);
            FloatVector c = FloatVector.fromArray(F, y, (i + 2) * W);
            FloatVector d = FloatVector.fromArray(F, y, (i + 3) * W);
            FloatVector a2 = a.blend(c.rearrange(DOWN_2), ODD_2);
            FloatVector c2 = a.rearrange(UP_2).blend(c, ODD_2);
            FloatVector b2 = b.blend(d.rearrange(DOWN_2), ODD_2);
            FloatVector d2 = b.rearrange(UP_2).blend(d, ODD_2);
            a2.blend(b2.rearrange(DOWN_1), ODD_1).intoArray(y, i * W);
            a2.rearrange(UP_1).blend(b2, ODD_1).intoArray(y, (i + 1) * W);
            c2.blend(d2.rearrange(DOWN_1), ODD_1).intoArray(y, (i + 2) * W);
            c2.rearrange(UP_1).blend(d2, ODD_1).intoArray(y, (i + 3) * W);
        }
    }
}
