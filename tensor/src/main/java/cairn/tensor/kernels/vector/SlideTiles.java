package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of [Slide]: tiles of up to [#ROWS] rows by [#COLS] runs whose sums stay in registers.
///
/// ```text
///                 x[from[v] + shifts[p] …]  x[from[v + 1] + shifts[p] …]  x[from[v + 2] + shifts[p] …]
/// a[row, p]               u0                          v0                            w0
/// a[row + 1, p]           u1                          v1                            w1
/// …
/// ```
///
/// As in [GemmTiles], the methods are written out because C2 keeps sums in registers only if each is a local. They
/// differ only in their height and width.
final class SlideTiles {
    /// Three vectors of sums for each row, three of `x` and one of `a` must fit into the registers: 32, or 16 before
    /// AVX-512.
    static final int ROWS =
            F.vectorBitSize() == 512 || System.getProperty("os.arch").equals("aarch64") ? 8 : 4;

    static final int COLS = 3;

    private SlideTiles() {}

    /// The height of the tallest tile for `rows` rows.
    static int height(int rows) {
        return rows >= ROWS ? ROWS : rows >= 6 ? 6 : rows >= 4 ? 4 : Math.min(rows, 2);
    }

    /// Forms the runs `v … v + COLS − 1` of `rows` rows, which is one of the heights there are.
    ///
    /// @param ai where the weights of the first row begin in `a`, those of the next place of the window `ak` further on
    /// @param bi where the first row's bias is
    /// @param yi where the first row begins in `y`
    static void tile(int rows, Slide s, int ai, int ak, int bi, int yi, int v) {
        switch (rows) {
            case 8 -> rows8(s, ai, ak, bi, yi, v);
            case 6 -> rows6(s, ai, ak, bi, yi, v);
            case 4 -> rows4(s, ai, ak, bi, yi, v);
            case 2 -> rows2(s, ai, ak, bi, yi, v);
            default -> rows1(s, ai, ak, bi, yi, v);
        }
    }

    private static void rows8(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0;
        FloatVector u1 = FloatVector.broadcast(F, s.b[bi + s.bs]), v1 = u1, w1 = u1;
        FloatVector u2 = FloatVector.broadcast(F, s.b[bi + 2 * s.bs]), v2 = u2, w2 = u2;
        FloatVector u3 = FloatVector.broadcast(F, s.b[bi + 3 * s.bs]), v3 = u3, w3 = u3;
        FloatVector u4 = FloatVector.broadcast(F, s.b[bi + 4 * s.bs]), v4 = u4, w4 = u4;
        FloatVector u5 = FloatVector.broadcast(F, s.b[bi + 5 * s.bs]), v5 = u5, w5 = u5;
        FloatVector u6 = FloatVector.broadcast(F, s.b[bi + 6 * s.bs]), v6 = u6, w6 = u6;
        FloatVector u7 = FloatVector.broadcast(F, s.b[bi + 7 * s.bs]), v7 = u7, w7 = u7;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(s0, u0);
            v0 = a0.fma(s1, v0);
            w0 = a0.fma(s2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(s0, u1);
            v1 = a1.fma(s1, v1);
            w1 = a1.fma(s2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[at + 2]);
            u2 = a2.fma(s0, u2);
            v2 = a2.fma(s1, v2);
            w2 = a2.fma(s2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[at + 3]);
            u3 = a3.fma(s0, u3);
            v3 = a3.fma(s1, v3);
            w3 = a3.fma(s2, w3);
            FloatVector a4 = FloatVector.broadcast(F, a[at + 4]);
            u4 = a4.fma(s0, u4);
            v4 = a4.fma(s1, v4);
            w4 = a4.fma(s2, w4);
            FloatVector a5 = FloatVector.broadcast(F, a[at + 5]);
            u5 = a5.fma(s0, u5);
            v5 = a5.fma(s1, v5);
            w5 = a5.fma(s2, w5);
            FloatVector a6 = FloatVector.broadcast(F, a[at + 6]);
            u6 = a6.fma(s0, u6);
            v6 = a6.fma(s1, v6);
            w6 = a6.fma(s2, w6);
            FloatVector a7 = FloatVector.broadcast(F, a[at + 7]);
            u7 = a7.fma(s0, u7);
            v7 = a7.fma(s1, v7);
            w7 = a7.fma(s2, w7);
        }
        int yr = s.yr;
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        u1.intoArray(y, y0 + yr);
        v1.intoArray(y, y1 + yr);
        w1.intoArray(y, y2 + yr);
        u2.intoArray(y, y0 + 2 * yr);
        v2.intoArray(y, y1 + 2 * yr);
        w2.intoArray(y, y2 + 2 * yr);
        u3.intoArray(y, y0 + 3 * yr);
        v3.intoArray(y, y1 + 3 * yr);
        w3.intoArray(y, y2 + 3 * yr);
        u4.intoArray(y, y0 + 4 * yr);
        v4.intoArray(y, y1 + 4 * yr);
        w4.intoArray(y, y2 + 4 * yr);
        u5.intoArray(y, y0 + 5 * yr);
        v5.intoArray(y, y1 + 5 * yr);
        w5.intoArray(y, y2 + 5 * yr);
        u6.intoArray(y, y0 + 6 * yr);
        v6.intoArray(y, y1 + 6 * yr);
        w6.intoArray(y, y2 + 6 * yr);
        u7.intoArray(y, y0 + 7 * yr);
        v7.intoArray(y, y1 + 7 * yr);
        w7.intoArray(y, y2 + 7 * yr);
    }

    private static void rows6(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0;
        FloatVector u1 = FloatVector.broadcast(F, s.b[bi + s.bs]), v1 = u1, w1 = u1;
        FloatVector u2 = FloatVector.broadcast(F, s.b[bi + 2 * s.bs]), v2 = u2, w2 = u2;
        FloatVector u3 = FloatVector.broadcast(F, s.b[bi + 3 * s.bs]), v3 = u3, w3 = u3;
        FloatVector u4 = FloatVector.broadcast(F, s.b[bi + 4 * s.bs]), v4 = u4, w4 = u4;
        FloatVector u5 = FloatVector.broadcast(F, s.b[bi + 5 * s.bs]), v5 = u5, w5 = u5;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(s0, u0);
            v0 = a0.fma(s1, v0);
            w0 = a0.fma(s2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(s0, u1);
            v1 = a1.fma(s1, v1);
            w1 = a1.fma(s2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[at + 2]);
            u2 = a2.fma(s0, u2);
            v2 = a2.fma(s1, v2);
            w2 = a2.fma(s2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[at + 3]);
            u3 = a3.fma(s0, u3);
            v3 = a3.fma(s1, v3);
            w3 = a3.fma(s2, w3);
            FloatVector a4 = FloatVector.broadcast(F, a[at + 4]);
            u4 = a4.fma(s0, u4);
            v4 = a4.fma(s1, v4);
            w4 = a4.fma(s2, w4);
            FloatVector a5 = FloatVector.broadcast(F, a[at + 5]);
            u5 = a5.fma(s0, u5);
            v5 = a5.fma(s1, v5);
            w5 = a5.fma(s2, w5);
        }
        int yr = s.yr;
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        u1.intoArray(y, y0 + yr);
        v1.intoArray(y, y1 + yr);
        w1.intoArray(y, y2 + yr);
        u2.intoArray(y, y0 + 2 * yr);
        v2.intoArray(y, y1 + 2 * yr);
        w2.intoArray(y, y2 + 2 * yr);
        u3.intoArray(y, y0 + 3 * yr);
        v3.intoArray(y, y1 + 3 * yr);
        w3.intoArray(y, y2 + 3 * yr);
        u4.intoArray(y, y0 + 4 * yr);
        v4.intoArray(y, y1 + 4 * yr);
        w4.intoArray(y, y2 + 4 * yr);
        u5.intoArray(y, y0 + 5 * yr);
        v5.intoArray(y, y1 + 5 * yr);
        w5.intoArray(y, y2 + 5 * yr);
    }

    private static void rows4(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0;
        FloatVector u1 = FloatVector.broadcast(F, s.b[bi + s.bs]), v1 = u1, w1 = u1;
        FloatVector u2 = FloatVector.broadcast(F, s.b[bi + 2 * s.bs]), v2 = u2, w2 = u2;
        FloatVector u3 = FloatVector.broadcast(F, s.b[bi + 3 * s.bs]), v3 = u3, w3 = u3;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(s0, u0);
            v0 = a0.fma(s1, v0);
            w0 = a0.fma(s2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(s0, u1);
            v1 = a1.fma(s1, v1);
            w1 = a1.fma(s2, w1);
            FloatVector a2 = FloatVector.broadcast(F, a[at + 2]);
            u2 = a2.fma(s0, u2);
            v2 = a2.fma(s1, v2);
            w2 = a2.fma(s2, w2);
            FloatVector a3 = FloatVector.broadcast(F, a[at + 3]);
            u3 = a3.fma(s0, u3);
            v3 = a3.fma(s1, v3);
            w3 = a3.fma(s2, w3);
        }
        int yr = s.yr;
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        u1.intoArray(y, y0 + yr);
        v1.intoArray(y, y1 + yr);
        w1.intoArray(y, y2 + yr);
        u2.intoArray(y, y0 + 2 * yr);
        v2.intoArray(y, y1 + 2 * yr);
        w2.intoArray(y, y2 + 2 * yr);
        u3.intoArray(y, y0 + 3 * yr);
        v3.intoArray(y, y1 + 3 * yr);
        w3.intoArray(y, y2 + 3 * yr);
    }

    private static void rows2(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0;
        FloatVector u1 = FloatVector.broadcast(F, s.b[bi + s.bs]), v1 = u1, w1 = u1;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(s0, u0);
            v0 = a0.fma(s1, v0);
            w0 = a0.fma(s2, w0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(s0, u1);
            v1 = a1.fma(s1, v1);
            w1 = a1.fma(s2, w1);
        }
        int yr = s.yr;
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        u1.intoArray(y, y0 + yr);
        v1.intoArray(y, y1 + yr);
        w1.intoArray(y, y2 + yr);
    }

    private static void rows1(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(s0, u0);
            v0 = a0.fma(s1, v0);
            w0 = a0.fma(s2, w0);
        }
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
    }
}
