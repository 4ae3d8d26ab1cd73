package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import cairn.tensor.kernels.PlainKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Copies the rows of a matrix. Rows are short, a picture is seldom wider than a few vectors: the last vector of a row
/// reaches back over elements that are done already.
final class CopyRows {
    /// Half as wide as [Simd#F].
    private static final VectorSpecies<Float> H =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(64, F.vectorBitSize() / 2)));

    private static final int V = H.length();

    /// Every other lane: those of even number of the first vector, then those of odd number of the second.
    private static final VectorShuffle<Float> APART =
            VectorShuffle.fromOp(F, i -> 2 * i < W ? 2 * i : 2 * i + 1 - 2 * W);

    private static final VectorShuffle<Float> APART_HALF =
            VectorShuffle.fromOp(H, i -> 2 * i < V ? 2 * i : 2 * i + 1 - 2 * V);

    private static final VectorShuffle<Float> SPREAD_LOW = VectorShuffle.fromOp(F, i -> i / 2);
    private static final VectorShuffle<Float> SPREAD_HIGH = VectorShuffle.fromOp(F, i -> (W + i) / 2);
    private static final VectorMask<Float> EVEN = VectorMask.fromLong(F, 0x5555_5555_5555_5555L);

    private static final PlainKernels PLAIN = new PlainKernels();
    private static final float[] X = new float[10 * W];
    private static final float[] Y = new float[10 * W];
    private static final Tier TIER = new Tier(CopyRows::samples, CopyRows::plainSamples, 1_000_000);

    private CopyRows() {}

    /// Whether there is a way for these steps and this length.
    private static boolean knows(int cols, int xs, int ys) {
        return ys == 1 && (xs == 1 || xs == 2) && cols >= V || xs == 1 && ys == 2 && cols > W;
    }

    /// As [cairn.tensor.kernels.Kernels#copyRows]; false if there is no way for these steps and sizes, or its code has
    /// not been compiled.
    static boolean run(int rows, int cols, float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys) {
        if (xr == 1 && ys == 1 && xs != 1) return Transpose.run(rows, cols, x, xo, xs, y, yo, yr);
        if (!knows(cols, xs, ys) || !TIER.isCompiled((long) rows * cols)) return false;
        copy(rows, cols, x, xo, xr, xs, y, yo, yr, ys);
        return true;
    }

    private static void samples() {
        for (int cols = V; cols <= 5 * W; cols += V) {
            copy(2, cols, X, 0, 0, 1, Y, 0, 0, 1);
            copy(2, cols, X, 0, 0, 2, Y, 0, 0, 1);
            if (cols > W) copy(2, cols, X, 0, 0, 1, Y, 0, 0, 2);
        }
    }

    private static void plainSamples() {
        for (int cols = V; cols <= 5 * W; cols += V) {
            PLAIN.copyRows(2, cols, X, 0, 0, 1, Y, 0, 0, 1);
            PLAIN.copyRows(2, cols, X, 0, 0, 2, Y, 0, 0, 1);
            if (cols > W) PLAIN.copyRows(2, cols, X, 0, 0, 1, Y, 0, 0, 2);
        }
    }

    private static void copy(int rows, int cols, float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys) {
        if (xs == 1 && ys == 1) {
            neighbours(rows, cols, x, xo, xr, y, yo, yr);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int from = xo + i * xr;
            int to = yo + i * yr;
            if (ys == 2) spread(cols, x, from, y, to);
            else if (cols >= W) gather(cols, x, from, y, to);
            else gatherHalves(cols, x, from, y, to);
        }
    }

    private static void neighbours(int rows, int cols, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        if (cols == W) one(rows, x, xo, xr, y, yo, yr);
        else if (cols == V) half(rows, x, xo, xr, y, yo, yr);
        else if (cols < W) halves(rows, cols - V, x, xo, xr, y, yo, yr);
        else if (cols <= 2 * W) two(rows, cols - W, x, xo, xr, y, yo, yr);
        else if (cols <= 4 * W) four(rows, cols - W, x, xo, xr, y, yo, yr);
        else for (int i = 0; i < rows; i++) many(cols, x, xo + i * xr, y, yo + i * yr);
    }

    private static void half(int rows, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (int i = 0; i < rows; i++) FloatVector.fromArray(H, x, xo + i * xr).intoArray(y, yo + i * yr);
    }

    private static void one(int rows, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (int i = 0; i < rows; i++) FloatVector.fromArray(F, x, xo + i * xr).intoArray(y, yo + i * yr);
    }

    /// Rows of two half vectors, the second of which begins at `last`.
    private static void halves(int rows, int last, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(H, x, xo + i * xr);
            FloatVector b = FloatVector.fromArray(H, x, xo + i * xr + last);
            a.intoArray(y, yo + i * yr);
            b.intoArray(y, yo + i * yr + last);
        }
    }

    private static void two(int rows, int last, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(F, x, xo + i * xr);
            FloatVector b = FloatVector.fromArray(F, x, xo + i * xr + last);
            a.intoArray(y, yo + i * yr);
            b.intoArray(y, yo + i * yr + last);
        }
    }

    private static void four(int rows, int last, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        int third = Math.min(2 * W, last);
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(F, x, xo + i * xr);
            FloatVector b = FloatVector.fromArray(F, x, xo + i * xr + W);
            FloatVector c = FloatVector.fromArray(F, x, xo + i * xr + third);
            FloatVector d = FloatVector.fromArray(F, x, xo + i * xr + last);
            a.intoArray(y, yo + i * yr);
            b.intoArray(y, yo + i * yr + W);
            c.intoArray(y, yo + i * yr + third);
            d.intoArray(y, yo + i * yr + last);
        }
    }

    private static void many(int cols, float[] x, int from, float[] y, int to) {
        for (int i = 0; i + W <= cols; i += W)
            FloatVector.fromArray(F, x, from + i).intoArray(y, to + i);
        FloatVector.fromArray(F, x, from + cols - W).intoArray(y, to + cols - W);
    }

    /// Every other element. NOTE: the second vector begins one early, so as not to read beyond the last element.
    private static void gather(int cols, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < cols; i += W) {
            int j = Math.min(i, cols - W);
            FloatVector first = FloatVector.fromArray(F, x, from + 2 * j);
            FloatVector second = FloatVector.fromArray(F, x, from + 2 * j + W - 1);
            first.rearrange(APART, second).intoArray(y, to + j);
        }
    }

    private static void gatherHalves(int cols, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < cols; i += V) {
            int j = Math.min(i, cols - V);
            FloatVector first = FloatVector.fromArray(H, x, from + 2 * j);
            FloatVector second = FloatVector.fromArray(H, x, from + 2 * j + V - 1);
            first.rearrange(APART_HALF, second).intoArray(y, to + j);
        }
    }

    /// To every other place.
    private static void spread(int cols, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < cols - 1; i += W) {
            int j = Math.min(i, cols - 1 - W);
            FloatVector v = FloatVector.fromArray(F, x, from + j);
            v.rearrange(SPREAD_LOW).intoArray(y, to + 2 * j, EVEN);
            v.rearrange(SPREAD_HIGH).intoArray(y, to + 2 * j + W, EVEN);
        }
        y[to + 2 * (cols - 1)] = x[from + cols - 1];
    }
}
