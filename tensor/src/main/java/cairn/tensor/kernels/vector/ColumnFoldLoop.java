package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// The loops of a [ColumnFold]: the template from which [Specializer] makes one for each function.
///
/// Rows are folded in order, four vectors of columns at a time.
final class ColumnFoldLoop implements ColumnFold {
    @Override
    public void run(float start, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols) {
        int j = 0;
        for (; j + 4 * W <= cols; j += 4 * W) foldFour(start, x, xo + j, xRow, rows, y, yo + j);
        for (; j < cols; j += W) foldOne(start, x, xo + j, xRow, rows, y, yo + j, Math.min(W, cols - j));
    }

    private static void foldFour(float start, float[] x, int xo, int xRow, int rows, float[] y, int yo) {
        FloatVector u0 = FloatVector.broadcast(F, start);
        FloatVector u1 = u0;
        FloatVector u2 = u0;
        FloatVector u3 = u0;
        for (int i = 0; i < rows; i++) {
            int at = xo + i * xRow;
            u0 = f(u0, FloatVector.fromArray(F, x, at));
            u1 = f(u1, FloatVector.fromArray(F, x, at + W));
            u2 = f(u2, FloatVector.fromArray(F, x, at + 2 * W));
            u3 = f(u3, FloatVector.fromArray(F, x, at + 3 * W));
        }
        u0.intoArray(y, yo);
        u1.intoArray(y, yo + W);
        u2.intoArray(y, yo + 2 * W);
        u3.intoArray(y, yo + 3 * W);
    }

    private static void foldOne(float start, float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols) {
        VectorMask<Float> mask = F.indexInRange(0, cols);
        FloatVector u = FloatVector.broadcast(F, start);
        for (int i = 0; i < rows; i++) u = f(u, FloatVector.fromArray(F, x, xo + i * xRow, mask));
        u.intoArray(y, yo, mask);
    }

    /// Stands for the function.
    private static FloatVector f(FloatVector u, FloatVector v) {
        return u.add(v);
    }
}
