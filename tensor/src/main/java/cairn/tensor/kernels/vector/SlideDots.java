package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of [SlideGrad]: dot products of up to [#ROWS] rows with `x` at [#COLS] shifts, each sum one
/// vector of partial sums in a register.
///
/// ```text
///                    x[xi + shifts[so] + q …]  x[xi + shifts[so + 1] + q …]  …
/// g[gi + q …]                   a0                         b0
/// g[gi + gr + q …]              a1                         b1
/// …
/// ```
///
/// As in [GemmTiles], the methods are written out because C2 keeps sums in registers only if each is a local. They
/// differ only in their height.
final class SlideDots {
    /// Six vectors of sums for each row and one of `x` or `g` must fit into the registers: 32, or 16 before AVX-512.
    static final int ROWS =
            F.vectorBitSize() == 512 || System.getProperty("os.arch").equals("aarch64") ? 4 : 2;

    static final int COLS = 6;

    private SlideDots() {}

    /// The height of the tallest tile for `rows` rows.
    static int height(int rows) {
        return rows >= ROWS ? ROWS : Math.min(rows, 2);
    }

    /// Leaves the vectors of partial sums over `n` places, a multiple of the vector length, [#COLS] for each of `rows`
    /// rows, which is one of the heights there are, in [SlideGrad#sums].
    ///
    /// @param gi where the first row begins in `g`
    /// @param xi where unshifted places begin in `x`
    /// @param so which is the first shift
    static void tile(int rows, SlideGrad s, int gi, int xi, int so, int n) {
        switch (rows) {
            case 4 -> rows4(s, gi, xi, so, n);
            case 2 -> rows2(s, gi, xi, so, n);
            default -> rows1(s, gi, xi, so, n);
        }
    }

    private static void rows4(SlideGrad s, int gi, int xi, int so, int n) {
        float[] g = s.g, x = s.x, sums = s.sums;
        int[] shifts = s.shifts;
        int gr = s.gr;
        FloatVector zero = FloatVector.zero(F);
        FloatVector a0 = zero, b0 = zero, c0 = zero, d0 = zero, e0 = zero, f0 = zero;
        FloatVector a1 = zero, b1 = zero, c1 = zero, d1 = zero, e1 = zero, f1 = zero;
        FloatVector a2 = zero, b2 = zero, c2 = zero, d2 = zero, e2 = zero, f2 = zero;
        FloatVector a3 = zero, b3 = zero, c3 = zero, d3 = zero, e3 = zero, f3 = zero;
        int s0 = xi + shifts[so];
        int s1 = xi + shifts[so + 1];
        int s2 = xi + shifts[so + 2];
        int s3 = xi + shifts[so + 3];
        int s4 = xi + shifts[so + 4];
        int s5 = xi + shifts[so + 5];
        for (int q = 0; q < n; q += W) {
            FloatVector g0 = FloatVector.fromArray(F, g, gi + q);
            FloatVector g1 = FloatVector.fromArray(F, g, gi + gr + q);
            FloatVector g2 = FloatVector.fromArray(F, g, gi + 2 * gr + q);
            FloatVector g3 = FloatVector.fromArray(F, g, gi + 3 * gr + q);
            FloatVector x0 = FloatVector.fromArray(F, x, s0 + q);
            a0 = g0.fma(x0, a0);
            a1 = g1.fma(x0, a1);
            a2 = g2.fma(x0, a2);
            a3 = g3.fma(x0, a3);
            FloatVector x1 = FloatVector.fromArray(F, x, s1 + q);
            b0 = g0.fma(x1, b0);
            b1 = g1.fma(x1, b1);
            b2 = g2.fma(x1, b2);
            b3 = g3.fma(x1, b3);
            FloatVector x2 = FloatVector.fromArray(F, x, s2 + q);
            c0 = g0.fma(x2, c0);
            c1 = g1.fma(x2, c1);
            c2 = g2.fma(x2, c2);
            c3 = g3.fma(x2, c3);
            FloatVector x3 = FloatVector.fromArray(F, x, s3 + q);
            d0 = g0.fma(x3, d0);
            d1 = g1.fma(x3, d1);
            d2 = g2.fma(x3, d2);
            d3 = g3.fma(x3, d3);
            FloatVector x4 = FloatVector.fromArray(F, x, s4 + q);
            e0 = g0.fma(x4, e0);
            e1 = g1.fma(x4, e1);
            e2 = g2.fma(x4, e2);
            e3 = g3.fma(x4, e3);
            FloatVector x5 = FloatVector.fromArray(F, x, s5 + q);
            f0 = g0.fma(x5, f0);
            f1 = g1.fma(x5, f1);
            f2 = g2.fma(x5, f2);
            f3 = g3.fma(x5, f3);
        }
        a0.intoArray(sums, 0);
        b0.intoArray(sums, W);
        c0.intoArray(sums, 2 * W);
        d0.intoArray(sums, 3 * W);
        e0.intoArray(sums, 4 * W);
        f0.intoArray(sums, 5 * W);
        a1.intoArray(sums, 6 * W);
        b1.intoArray(sums, 7 * W);
        c1.intoArray(sums, 8 * W);
        d1.intoArray(sums, 9 * W);
        e1.intoArray(sums, 10 * W);
        f1.intoArray(sums, 11 * W);
        a2.intoArray(sums, 12 * W);
        b2.intoArray(sums, 13 * W);
        c2.intoArray(sums, 14 * W);
        d2.intoArray(sums, 15 * W);
        e2.intoArray(sums, 16 * W);
        f2.intoArray(sums, 17 * W);
        a3.intoArray(sums, 18 * W);
        b3.intoArray(sums, 19 * W);
        c3.intoArray(sums, 20 * W);
        d3.intoArray(sums, 21 * W);
        e3.intoArray(sums, 22 * W);
        f3.intoArray(sums, 23 * W);
    }

    private static void rows2(SlideGrad s, int gi, int xi, int so, int n) {
        float[] g = s.g, x = s.x, sums = s.sums;
        int[] shifts = s.shifts;
        int gr = s.gr;
        FloatVector zero = FloatVector.zero(F);
        FloatVector a0 = zero, b0 = zero, c0 = zero, d0 = zero, e0 = zero, f0 = zero;
        FloatVector a1 = zero, b1 = zero, c1 = zero, d1 = zero, e1 = zero, f1 = zero;
        int s0 = xi + shifts[so];
        int s1 = xi + shifts[so + 1];
        int s2 = xi + shifts[so + 2];
        int s3 = xi + shifts[so + 3];
        int s4 = xi + shifts[so + 4];
        int s5 = xi + shifts[so + 5];
        for (int q = 0; q < n; q += W) {
            FloatVector g0 = FloatVector.fromArray(F, g, gi + q);
            FloatVector g1 = FloatVector.fromArray(F, g, gi + gr + q);
            FloatVector x0 = FloatVector.fromArray(F, x, s0 + q);
            a0 = g0.fma(x0, a0);
            a1 = g1.fma(x0, a1);
            FloatVector x1 = FloatVector.fromArray(F, x, s1 + q);
            b0 = g0.fma(x1, b0);
            b1 = g1.fma(x1, b1);
            FloatVector x2 = FloatVector.fromArray(F, x, s2 + q);
            c0 = g0.fma(x2, c0);
            c1 = g1.fma(x2, c1);
            FloatVector x3 = FloatVector.fromArray(F, x, s3 + q);
            d0 = g0.fma(x3, d0);
            d1 = g1.fma(x3, d1);
            FloatVector x4 = FloatVector.fromArray(F, x, s4 + q);
            e0 = g0.fma(x4, e0);
            e1 = g1.fma(x4, e1);
            FloatVector x5 = FloatVector.fromArray(F, x, s5 + q);
            f0 = g0.fma(x5, f0);
            f1 = g1.fma(x5, f1);
        }
        a0.intoArray(sums, 0);
        b0.intoArray(sums, W);
        c0.intoArray(sums, 2 * W);
        d0.intoArray(sums, 3 * W);
        e0.intoArray(sums, 4 * W);
        f0.intoArray(sums, 5 * W);
        a1.intoArray(sums, 6 * W);
        b1.intoArray(sums, 7 * W);
        c1.intoArray(sums, 8 * W);
        d1.intoArray(sums, 9 * W);
        e1.intoArray(sums, 10 * W);
        f1.intoArray(sums, 11 * W);
    }

    private static void rows1(SlideGrad s, int gi, int xi, int so, int n) {
        float[] g = s.g, x = s.x, sums = s.sums;
        int[] shifts = s.shifts;
        FloatVector zero = FloatVector.zero(F);
        FloatVector a0 = zero, b0 = zero, c0 = zero, d0 = zero, e0 = zero, f0 = zero;
        int s0 = xi + shifts[so];
        int s1 = xi + shifts[so + 1];
        int s2 = xi + shifts[so + 2];
        int s3 = xi + shifts[so + 3];
        int s4 = xi + shifts[so + 4];
        int s5 = xi + shifts[so + 5];
        for (int q = 0; q < n; q += W) {
            FloatVector g0 = FloatVector.fromArray(F, g, gi + q);
            FloatVector x0 = FloatVector.fromArray(F, x, s0 + q);
            a0 = g0.fma(x0, a0);
            FloatVector x1 = FloatVector.fromArray(F, x, s1 + q);
            b0 = g0.fma(x1, b0);
            FloatVector x2 = FloatVector.fromArray(F, x, s2 + q);
            c0 = g0.fma(x2, c0);
            FloatVector x3 = FloatVector.fromArray(F, x, s3 + q);
            d0 = g0.fma(x3, d0);
            FloatVector x4 = FloatVector.fromArray(F, x, s4 + q);
            e0 = g0.fma(x4, e0);
            FloatVector x5 = FloatVector.fromArray(F, x, s5 + q);
            f0 = g0.fma(x5, f0);
        }
        a0.intoArray(sums, 0);
        b0.intoArray(sums, W);
        c0.intoArray(sums, 2 * W);
        d0.intoArray(sums, 3 * W);
        e0.intoArray(sums, 4 * W);
        f0.intoArray(sums, 5 * W);
    }
}
