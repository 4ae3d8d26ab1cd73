package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// The product of one row and a `B` whose columns lie in memory one after the other, as the transposed weights of a linear layer do.
/// Every sum is a dot product, so nothing needs packing.
///
/// Eight dot products are formed at a time, each as one vector of partial sums that are added across at the end, in a fixed order.
final class Gemv {
    private static final int COLS = 8;

    private static final VectorShuffle<Float> EVEN = quads(0, W, 2, W + 2);
    private static final VectorShuffle<Float> ODD = quads(1, W + 1, 3, W + 3);
    private static final VectorShuffle<Float> LOW = quads(0, 1, W, W + 1);
    private static final VectorShuffle<Float> HIGH = quads(2, 3, W + 2, W + 3);
    private static final VectorShuffle<Float> HALF = VectorShuffle.iota(F, W / 2, 1, true);
    private static final VectorShuffle<Float> QUARTER = VectorShuffle.iota(F, W / 4, 1, true);

    private Gemv() {}

    /// A shuffle that picks the same four lanes in every group of four. Lanes from [Simd#W] on are those of the second vector.
    private static VectorShuffle<Float> quads(int... lanes) {
        return VectorShuffle.fromOp(F, i -> lanes[i % 4] + i / 4 * 4 - (lanes[i % 4] < W ? 0 : 2 * W));
    }

    /// `C = D + A·B` for one row of `A` and `cols` columns. Column `j` of `B` begins at `bi + j·bn`; `dj` is the column step of `D`.
    static void row(GemmBlock x, int cols, int ai, int bi, int bn, int di, int dj, int ci) {
        for (int j = 0; j < cols; j += COLS) {
            int some = Math.min(COLS, cols - j);
            dots(x, some - 1, ai, bi + j * bn, bn);
            if (x.k % W != 0) tail(x, some, ai, bi + j * bn, bn);
            addAcross(x, some, di + j * dj, dj, ci + j);
        }
    }

    /// Partial sums of eight columns; those beyond column `last` repeat it.
    private static void dots(GemmBlock x, int last, int ai, int b0, int bn) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = F.loopBound(x.k);
        int b1 = b0 + Math.min(1, last) * bn;
        int b2 = b0 + Math.min(2, last) * bn;
        int b3 = b0 + Math.min(3, last) * bn;
        int b4 = b0 + Math.min(4, last) * bn;
        int b5 = b0 + Math.min(5, last) * bn;
        int b6 = b0 + Math.min(6, last) * bn;
        int b7 = b0 + Math.min(7, last) * bn;
        FloatVector zero = FloatVector.zero(F);
        FloatVector s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero, s5 = zero, s6 = zero, s7 = zero;
        for (int p = 0; p < k; p += W) {
            FloatVector row = FloatVector.fromArray(F, a, ai + p);
            s0 = row.fma(FloatVector.fromArray(F, b, b0 + p), s0);
            s1 = row.fma(FloatVector.fromArray(F, b, b1 + p), s1);
            s2 = row.fma(FloatVector.fromArray(F, b, b2 + p), s2);
            s3 = row.fma(FloatVector.fromArray(F, b, b3 + p), s3);
            s4 = row.fma(FloatVector.fromArray(F, b, b4 + p), s4);
            s5 = row.fma(FloatVector.fromArray(F, b, b5 + p), s5);
            s6 = row.fma(FloatVector.fromArray(F, b, b6 + p), s6);
            s7 = row.fma(FloatVector.fromArray(F, b, b7 + p), s7);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, W);
        s2.intoArray(sums, 2 * W);
        s3.intoArray(sums, 3 * W);
        s4.intoArray(sums, 4 * W);
        s5.intoArray(sums, 5 * W);
        s6.intoArray(sums, 6 * W);
        s7.intoArray(sums, 7 * W);
    }

    /// The last products, fewer than a vector holds.
    private static void tail(GemmBlock x, int cols, int ai, int bi, int bn) {
        int p = F.loopBound(x.k);
        VectorMask<Float> mask = F.indexInRange(p, x.k);
        FloatVector row = FloatVector.fromArray(F, x.a, ai + p, mask);
        for (int j = 0; j < cols; j++) {
            FloatVector column = FloatVector.fromArray(F, x.b, bi + j * bn + p, mask);
            row.fma(column, FloatVector.fromArray(F, x.sums, j * W)).intoArray(x.sums, j * W);
        }
    }

    private static void addAcross(GemmBlock x, int cols, int di, int dj, int ci) {
        float[] sums = x.sums, c = x.c, d = x.d;
        for (int j = 0; j < cols; j += 4) {
            FloatVector s0 = FloatVector.fromArray(F, sums, j * W);
            FloatVector s1 = FloatVector.fromArray(F, sums, j * W + W);
            FloatVector s2 = FloatVector.fromArray(F, sums, j * W + 2 * W);
            FloatVector s3 = FloatVector.fromArray(F, sums, j * W + 3 * W);
            FloatVector s01 = s0.rearrange(EVEN, s1).add(s0.rearrange(ODD, s1));
            FloatVector s23 = s2.rearrange(EVEN, s3).add(s2.rearrange(ODD, s3));
            FloatVector s = s01.rearrange(LOW, s23).add(s01.rearrange(HIGH, s23));
            if (W > 4) s = s.add(s.rearrange(HALF));
            if (W > 8) s = s.add(s.rearrange(QUARTER));
            s.intoArray(sums, j * W);
            for (int l = 0; l < Math.min(4, cols - j); l++) c[ci + j + l] = d[di + (j + l) * dj] + sums[j * W + l];
        }
    }
}
