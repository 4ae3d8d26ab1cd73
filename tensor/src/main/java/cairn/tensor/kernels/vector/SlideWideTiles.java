package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;

import jdk.incubator.vector.FloatVector;

/// As [SlideTiles], one or two rows by [#COLS] runs: with fewer sums, each would wait for the one before.
final class SlideWideTiles {
    static final int ROWS = 2;
    static final int COLS = 6;

    private SlideWideTiles() {}

    /// Forms the runs `v … v + COLS − 1` of one or two rows.
    ///
    /// @param ai where the weights of the first row begin in `a`, those of the next place of the window `ak` further on
    /// @param bi where the first row's bias is
    /// @param yi where the first row begins in `y`
    static void tile(int rows, Slide s, int ai, int ak, int bi, int yi, int v) {
        if (rows == 2) rows2(s, ai, ak, bi, yi, v);
        else rows1(s, ai, ak, bi, yi, v);
    }

    private static void rows2(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        int x3 = s.xo + s.from[v + 3];
        int x4 = s.xo + s.from[v + 4];
        int x5 = s.xo + s.from[v + 5];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0, r0 = u0, q0 = u0, t0 = u0;
        FloatVector u1 = FloatVector.broadcast(F, s.b[bi + s.bs]), v1 = u1, w1 = u1, r1 = u1, q1 = u1, t1 = u1;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            u0 = a0.fma(s0, u0);
            u1 = a1.fma(s0, u1);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            v0 = a0.fma(s1, v0);
            v1 = a1.fma(s1, v1);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            w0 = a0.fma(s2, w0);
            w1 = a1.fma(s2, w1);
            FloatVector s3 = FloatVector.fromArray(F, x, x3 + shift);
            r0 = a0.fma(s3, r0);
            r1 = a1.fma(s3, r1);
            FloatVector s4 = FloatVector.fromArray(F, x, x4 + shift);
            q0 = a0.fma(s4, q0);
            q1 = a1.fma(s4, q1);
            FloatVector s5 = FloatVector.fromArray(F, x, x5 + shift);
            t0 = a0.fma(s5, t0);
            t1 = a1.fma(s5, t1);
        }
        int yr = s.yr;
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        int y3 = yi + s.to[v + 3];
        int y4 = yi + s.to[v + 4];
        int y5 = yi + s.to[v + 5];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        r0.intoArray(y, y3);
        q0.intoArray(y, y4);
        t0.intoArray(y, y5);
        u1.intoArray(y, y0 + yr);
        v1.intoArray(y, y1 + yr);
        w1.intoArray(y, y2 + yr);
        r1.intoArray(y, y3 + yr);
        q1.intoArray(y, y4 + yr);
        t1.intoArray(y, y5 + yr);
    }

    private static void rows1(Slide s, int ai, int ak, int bi, int yi, int v) {
        float[] a = s.a, x = s.x, y = s.y;
        int[] shifts = s.shifts;
        int k = s.k;
        int x0 = s.xo + s.from[v];
        int x1 = s.xo + s.from[v + 1];
        int x2 = s.xo + s.from[v + 2];
        int x3 = s.xo + s.from[v + 3];
        int x4 = s.xo + s.from[v + 4];
        int x5 = s.xo + s.from[v + 5];
        FloatVector u0 = FloatVector.broadcast(F, s.b[bi]), v0 = u0, w0 = u0, r0 = u0, q0 = u0, t0 = u0;
        for (int p = 0; p < k; p++) {
            int shift = shifts[p];
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            FloatVector s0 = FloatVector.fromArray(F, x, x0 + shift);
            u0 = a0.fma(s0, u0);
            FloatVector s1 = FloatVector.fromArray(F, x, x1 + shift);
            v0 = a0.fma(s1, v0);
            FloatVector s2 = FloatVector.fromArray(F, x, x2 + shift);
            w0 = a0.fma(s2, w0);
            FloatVector s3 = FloatVector.fromArray(F, x, x3 + shift);
            r0 = a0.fma(s3, r0);
            FloatVector s4 = FloatVector.fromArray(F, x, x4 + shift);
            q0 = a0.fma(s4, q0);
            FloatVector s5 = FloatVector.fromArray(F, x, x5 + shift);
            t0 = a0.fma(s5, t0);
        }
        int y0 = yi + s.to[v];
        int y1 = yi + s.to[v + 1];
        int y2 = yi + s.to[v + 2];
        int y3 = yi + s.to[v + 3];
        int y4 = yi + s.to[v + 4];
        int y5 = yi + s.to[v + 5];
        u0.intoArray(y, y0);
        v0.intoArray(y, y1);
        w0.intoArray(y, y2);
        r0.intoArray(y, y3);
        q0.intoArray(y, y4);
        t0.intoArray(y, y5);
    }
}
