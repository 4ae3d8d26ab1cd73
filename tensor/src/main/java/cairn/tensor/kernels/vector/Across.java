package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Adds up the lanes of vectors, four vectors at a time, in a fixed order: `reduceLanes` promises none.
final class Across {
    private static final VectorShuffle<Float> UP_1 = turn(1), DOWN_1 = turn(-1);
    private static final VectorShuffle<Float> UP_2 = turn(2), DOWN_2 = turn(-2);
    private static final VectorShuffle<Float> HALF = turn(W / 2);
    private static final VectorShuffle<Float> QUARTER = turn(W / 4);
    private static final VectorMask<Float> ODD_1 = odd(1);
    private static final VectorMask<Float> ODD_2 = odd(2);

    private Across() {}

    /// Every lane takes the one `by` further on.
    static VectorShuffle<Float> turn(int by) {
        return VectorShuffle.fromOp(F, i -> Math.floorMod(i + by, W));
    }

    /// Every other stretch of `step` lanes.
    static VectorMask<Float> odd(int step) {
        boolean[] lanes = new boolean[W];
        for (int i = 0; i < W; i++) lanes[i] = (i & step) != 0;
        return VectorMask.fromArray(F, lanes, 0);
    }

    /// Leaves the four sums of the four vectors from `at` on at `at`, `at + 1`, `at + 2` and `at + 3`.
    ///
    /// Neighbouring lanes of two vectors are added into one vector: `[a0 + a1, b0 + b1, a2 + a3, …]`; so are neighbouring
    /// pairs of two of these.
    static void four(float[] sums, int at) {
        FloatVector a = FloatVector.fromArray(F, sums, at);
        FloatVector b = FloatVector.fromArray(F, sums, at + W);
        FloatVector c = FloatVector.fromArray(F, sums, at + 2 * W);
        FloatVector d = FloatVector.fromArray(F, sums, at + 3 * W);
        FloatVector ab =
                a.blend(b.rearrange(DOWN_1), ODD_1).add(a.rearrange(UP_1).blend(b, ODD_1));
        FloatVector cd =
                c.blend(d.rearrange(DOWN_1), ODD_1).add(c.rearrange(UP_1).blend(d, ODD_1));
        FloatVector s =
                ab.blend(cd.rearrange(DOWN_2), ODD_2).add(ab.rearrange(UP_2).blend(cd, ODD_2));
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
