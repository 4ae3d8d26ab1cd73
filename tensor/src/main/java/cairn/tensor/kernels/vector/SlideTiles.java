package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of [Slide]: tiles of up to [#ROWS] rows by [#COLS] neighbouring columns whose sums stay in
/// registers.
///
/// As in [GemmTiles], the methods are written out because C2 keeps sums in registers only if each is a local. They
/// differ only in their height.
final class SlideTiles {
    /// Three vectors of sums for each row, three of `x` and one of `a` must fit into the registers: 32, or 16 before
    /// AVX-512.
    static final int ROWS =
            F.vectorBitSize() == 512 || System.getProperty("os.arch").equals("aarch64") ? 8 : 4;

    static final int COLS = 3 * W;

    private SlideTiles() {}

    /// The height of the tallest tile for `rows` rows.
    static int height(int rows) {
        return rows >= ROWS ? ROWS : rows >= 6 ? 6 : rows >= 4 ? 4 : Math.min(rows, 2);
    }

    /// `y[i·yr + q] = Σ a[ai + p·ak + i] · x[xi + shifts[si + p] + q]` over `p < k`, for `rows` rows, which is one of
    /// the heights there are, and [#COLS] columns.
    static void tile(
            int rows,
            int k,
            float[] a,
            int ai,
            int ak,
            float[] x,
            int xi,
            int[] shifts,
            int si,
            float[] y,
            int yi,
            int yr) {
        switch (rows) {
            case 8 -> rows8(k, a, ai, ak, x, xi, shifts, si, y, yi, yr);
            case 6 -> rows6(k, a, ai, ak, x, xi, shifts, si, y, yi, yr);
            case 4 -> rows4(k, a, ai, ak, x, xi, shifts, si, y, yi, yr);
            case 2 -> rows2(k, a, ai, ak, x, xi, shifts, si, y, yi, yr);
            default -> rows1(k, a, ai, ak, x, xi, shifts, si, y, yi);
        }
    }

    private static void rows8(
            int k, float[] a, int ai, int ak, float[] x, int xi, int[] shifts, int si, float[] y, int yi, int yr) {
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero, w0 = zero;
        FloatVector u1 = zero, v1 = zero, w1 = zero;
        FloatVector u2 = zero, v2 = zero, w2 = zero;
        FloatVector u3 = zero, v3 = zero, w3 = zero;
        FloatVector u4 = zero, v4 = zero, w4 = zero;
        FloatVector u5 = zero, v5 = zero, w5 = zero;
        FloatVector u6 = zero, v6 = zero, w6 = zero;
        FloatVector u7 = zero, v7 = zero, w7 = zero;
        for (int p = 0; p < k; p++) {
            int at = xi + shifts[si + p];
            FloatVector x0 = FloatVector.fromArray(F, x, at);
            FloatVector x1 = FloatVector.fromArray(F, x, at + W);
            FloatVector x2 = FloatVector.fromArray(F, x, at + 2 * W);
            int from = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[from]);
            u0 = a0.fma(x0, u0);
            v0 = a0.fma(x1, v0);
            w0 = a0.fma(x2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[from + 1]);
            u1 = a1.fma(x0, u1);
            v1 = a1.fma(x1, v1);
            w1 = a1.fma(x2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[from + 2]);
            u2 = a2.fma(x0, u2);
            v2 = a2.fma(x1, v2);
            w2 = a2.fma(x2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[from + 3]);
            u3 = a3.fma(x0, u3);
            v3 = a3.fma(x1, v3);
            w3 = a3.fma(x2, w3);
            FloatVector a4 = FloatVector.broadcast(F, a[from + 4]);
            u4 = a4.fma(x0, u4);
            v4 = a4.fma(x1, v4);
            w4 = a4.fma(x2, w4);
            FloatVector a5 = FloatVector.broadcast(F, a[from + 5]);
            u5 = a5.fma(x0, u5);
            v5 = a5.fma(x1, v5);
            w5 = a5.fma(x2, w5);
            FloatVector a6 = FloatVector.broadcast(F, a[from + 6]);
            u6 = a6.fma(x0, u6);
            v6 = a6.fma(x1, v6);
            w6 = a6.fma(x2, w6);
            FloatVector a7 = FloatVector.broadcast(F, a[from + 7]);
            u7 = a7.fma(x0, u7);
            v7 = a7.fma(x1, v7);
            w7 = a7.fma(x2, w7);
        }
        u0.intoArray(y, yi);
        v0.intoArray(y, yi + W);
        w0.intoArray(y, yi + 2 * W);
        u1.intoArray(y, yi + yr);
        v1.intoArray(y, yi + yr + W);
        w1.intoArray(y, yi + yr + 2 * W);
        u2.intoArray(y, yi + 2 * yr);
        v2.intoArray(y, yi + 2 * yr + W);
        w2.intoArray(y, yi + 2 * yr + 2 * W);
        u3.intoArray(y, yi + 3 * yr);
        v3.intoArray(y, yi + 3 * yr + W);
        w3.intoArray(y, yi + 3 * yr + 2 * W);
        u4.intoArray(y, yi + 4 * yr);
        v4.intoArray(y, yi + 4 * yr + W);
        w4.intoArray(y, yi + 4 * yr + 2 * W);
        u5.intoArray(y, yi + 5 * yr);
        v5.intoArray(y, yi + 5 * yr + W);
        w5.intoArray(y, yi + 5 * yr + 2 * W);
        u6.intoArray(y, yi + 6 * yr);
        v6.intoArray(y, yi + 6 * yr + W);
        w6.intoArray(y, yi + 6 * yr + 2 * W);
        u7.intoArray(y, yi + 7 * yr);
        v7.intoArray(y, yi + 7 * yr + W);
        w7.intoArray(y, yi + 7 * yr + 2 * W);
    }

    private static void rows6(
            int k, float[] a, int ai, int ak, float[] x, int xi, int[] shifts, int si, float[] y, int yi, int yr) {
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero, w0 = zero;
        FloatVector u1 = zero, v1 = zero, w1 = zero;
        FloatVector u2 = zero, v2 = zero, w2 = zero;
        FloatVector u3 = zero, v3 = zero, w3 = zero;
        FloatVector u4 = zero, v4 = zero, w4 = zero;
        FloatVector u5 = zero, v5 = zero, w5 = zero;
        for (int p = 0; p < k; p++) {
            int at = xi + shifts[si + p];
            FloatVector x0 = FloatVector.fromArray(F, x, at);
            FloatVector x1 = FloatVector.fromArray(F, x, at + W);
            FloatVector x2 = FloatVector.fromArray(F, x, at + 2 * W);
            int from = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[from]);
            u0 = a0.fma(x0, u0);
            v0 = a0.fma(x1, v0);
            w0 = a0.fma(x2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[from + 1]);
            u1 = a1.fma(x0, u1);
            v1 = a1.fma(x1, v1);
            w1 = a1.fma(x2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[from + 2]);
            u2 = a2.fma(x0, u2);
            v2 = a2.fma(x1, v2);
            w2 = a2.fma(x2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[from + 3]);
            u3 = a3.fma(x0, u3);
            v3 = a3.fma(x1, v3);
            w3 = a3.fma(x2, w3);
            FloatVector a4 = FloatVector.broadcast(F, a[from + 4]);
            u4 = a4.fma(x0, u4);
            v4 = a4.fma(x1, v4);
            w4 = a4.fma(x2, w4);
            FloatVector a5 = FloatVector.broadcast(F, a[from + 5]);
            u5 = a5.fma(x0, u5);
            v5 = a5.fma(x1, v5);
            w5 = a5.fma(x2, w5);
        }
        u0.intoArray(y, yi);
        v0.intoArray(y, yi + W);
        w0.intoArray(y, yi + 2 * W);
        u1.intoArray(y, yi + yr);
        v1.intoArray(y, yi + yr + W);
        w1.intoArray(y, yi + yr + 2 * W);
        u2.intoArray(y, yi + 2 * yr);
        v2.intoArray(y, yi + 2 * yr + W);
        w2.intoArray(y, yi + 2 * yr + 2 * W);
        u3.intoArray(y, yi + 3 * yr);
        v3.intoArray(y, yi + 3 * yr + W);
        w3.intoArray(y, yi + 3 * yr + 2 * W);
        u4.intoArray(y, yi + 4 * yr);
        v4.intoArray(y, yi + 4 * yr + W);
        w4.intoArray(y, yi + 4 * yr + 2 * W);
        u5.intoArray(y, yi + 5 * yr);
        v5.intoArray(y, yi + 5 * yr + W);
        w5.intoArray(y, yi + 5 * yr + 2 * W);
    }

    private static void rows4(
            int k, float[] a, int ai, int ak, float[] x, int xi, int[] shifts, int si, float[] y, int yi, int yr) {
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero, w0 = zero;
        FloatVector u1 = zero, v1 = zero, w1 = zero;
        FloatVector u2 = zero, v2 = zero, w2 = zero;
        FloatVector u3 = zero, v3 = zero, w3 = zero;
        for (int p = 0; p < k; p++) {
            int at = xi + shifts[si + p];
            FloatVector x0 = FloatVector.fromArray(F, x, at);
            FloatVector x1 = FloatVector.fromArray(F, x, at + W);
            FloatVector x2 = FloatVector.fromArray(F, x, at + 2 * W);
            int from = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[from]);
            u0 = a0.fma(x0, u0);
            v0 = a0.fma(x1, v0);
            w0 = a0.fma(x2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[from + 1]);
            u1 = a1.fma(x0, u1);
            v1 = a1.fma(x1, v1);
            w1 = a1.fma(x2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[from + 2]);
            u2 = a2.fma(x0, u2);
            v2 = a2.fma(x1, v2);
            w2 = a2.fma(x2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[from + 3]);
            u3 = a3.fma(x0, u3);
            v3 = a3.fma(x1, v3);
            w3 = a3.fma(x2, w3);
        }
        u0.intoArray(y, yi);
        v0.intoArray(y, yi + W);
        w0.intoArray(y, yi + 2 * W);
        u1.intoArray(y, yi + yr);
        v1.intoArray(y, yi + yr + W);
        w1.intoArray(y, yi + yr + 2 * W);
        u2.intoArray(y, yi + 2 * yr);
        v2.intoArray(y, yi + 2 * yr + W);
        w2.intoArray(y, yi + 2 * yr + 2 * W);
        u3.intoArray(y, yi + 3 * yr);
        v3.intoArray(y, yi + 3 * yr + W);
        w3.intoArray(y, yi + 3 * yr + 2 * W);
    }

    private static void rows2(
            int k, float[] a, int ai, int ak, float[] x, int xi, int[] shifts, int si, float[] y, int yi, int yr) {
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero, w0 = zero;
        FloatVector u1 = zero, v1 = zero, w1 = zero;
        for (int p = 0; p < k; p++) {
            int at = xi + shifts[si + p];
            FloatVector x0 = FloatVector.fromArray(F, x, at);
            FloatVector x1 = FloatVector.fromArray(F, x, at + W);
            FloatVector x2 = FloatVector.fromArray(F, x, at + 2 * W);
            int from = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[from]);
            u0 = a0.fma(x0, u0);
            v0 = a0.fma(x1, v0);
            w0 = a0.fma(x2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[from + 1]);
            u1 = a1.fma(x0, u1);
            v1 = a1.fma(x1, v1);
            w1 = a1.fma(x2, w1);
        }
        u0.intoArray(y, yi);
        v0.intoArray(y, yi + W);
        w0.intoArray(y, yi + 2 * W);
        u1.intoArray(y, yi + yr);
        v1.intoArray(y, yi + yr + W);
        w1.intoArray(y, yi + yr + 2 * W);
    }

    private static void rows1(
            int k, float[] a, int ai, int ak, float[] x, int xi, int[] shifts, int si, float[] y, int yi) {
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero, w0 = zero;
        for (int p = 0; p < k; p++) {
            int at = xi + shifts[si + p];
            FloatVector x0 = FloatVector.fromArray(F, x, at);
            FloatVector x1 = FloatVector.fromArray(F, x, at + W);
            FloatVector x2 = FloatVector.fromArray(F, x, at + 2 * W);
            int from = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[from]);
            u0 = a0.fma(x0, u0);
            v0 = a0.fma(x1, v0);
            w0 = a0.fma(x2, w0);
        }
        u0.intoArray(y, yi);
        v0.intoArray(y, yi + W);
        w0.intoArray(y, yi + 2 * W);
    }
}
