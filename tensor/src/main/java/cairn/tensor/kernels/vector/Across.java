package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// Adds up the lanes of vectors, four vectors at a time, in a fixed order: `reduceLanes` promises none.
final class Across {
    private static final VectorShuffle<Float> EVEN = quads(0, W, 2, W + 2);
    private static final VectorShuffle<Float> ODD = quads(1, W + 1, 3, W + 3);
    private static final VectorShuffle<Float> LOW = quads(0, 1, W, W + 1);
    private static final VectorShuffle<Float> HIGH = quads(2, 3, W + 2, W + 3);
    private static final VectorShuffle<Float> HALF = VectorShuffle.iota(F, W / 2, 1, true);
    private static final VectorShuffle<Float> QUARTER = VectorShuffle.iota(F, W / 4, 1, true);

    private Across() {}

    /// A shuffle that picks the same four lanes in every group of four. Lanes from [Simd#W] on are those of the second
    /// vector.
    private static VectorShuffle<Float> quads(int... lanes) {
        return VectorShuffle.fromOp(F, i -> lanes[i % 4] + i / 4 * 4 - (lanes[i % 4] < W ? 0 : 2 * W));
    }

    /// Leaves the four sums of the four vectors from `at` on at `at`, `at + 1`, `at + 2` and `at + 3`.
    static void four(float[] sums, int at) {
        FloatVector s0 = FloatVector.fromArray(F, sums, at);
        FloatVector s1 = FloatVector.fromArray(F, sums, at + W);
        FloatVector s2 = FloatVector.fromArray(F, sums, at + 2 * W);
        FloatVector s3 = FloatVector.fromArray(F, sums, at + 3 * W);
        FloatVector s01 = s0.rearrange(EVEN, s1).add(s0.rearrange(ODD, s1));
        FloatVector s23 = s2.rearrange(EVEN, s3).add(s2.rearrange(ODD, s3));
        FloatVector s = s01.rearrange(LOW, s23).add(s01.rearrange(HIGH, s23));
        if (W > 4) s = s.add(s.rearrange(HALF));
        if (W > 8) s = s.add(s.rearrange(QUARTER));
        s.intoArray(sums, at);
    }

    /// The sum of [Simd#W] lanes in that order, within groups of four first, then half with half: the scalar twin. The
    /// lanes are lost.
    static float scalar(float[] s) {
        for (int q = 0; q < W / 4; q++) s[q] = s[4 * q] + s[4 * q + 1] + (s[4 * q + 2] + s[4 * q + 3]);
        for (int half = W / 8; half > 0; half /= 2) {
            for (int q = 0; q < half; q++) s[q] += s[half + q];
        }
        return s[0];
    }
}
