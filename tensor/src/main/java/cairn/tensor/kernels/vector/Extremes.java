package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The largest and smallest of neighbouring elements; NaN if any is.
final class Extremes {
    private Extremes() {}

    /// The largest; −∞ for none.
    static float max(float[] x, int at, int n) {
        if (n < W) return maxOfFew(x, at, n);
        FloatVector m0 = FloatVector.fromArray(F, x, at);
        FloatVector m1 = m0;
        int i = W;
        for (; i + 2 * W <= n; i += 2 * W) {
            m0 = m0.max(FloatVector.fromArray(F, x, at + i));
            m1 = m1.max(FloatVector.fromArray(F, x, at + i + W));
        }
        if (i + W <= n) m0 = m0.max(FloatVector.fromArray(F, x, at + i));
        return m0.max(m1).max(FloatVector.fromArray(F, x, at + n - W)).reduceLanes(VectorOperators.MAX);
    }

    private static float maxOfFew(float[] x, int at, int n) {
        float m = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) m = Math.max(m, x[at + i]);
        return m;
    }

    /// The smallest; ∞ for none.
    static float min(float[] x, int at, int n) {
        if (n < W) return minOfFew(x, at, n);
        FloatVector m0 = FloatVector.fromArray(F, x, at);
        FloatVector m1 = m0;
        int i = W;
        for (; i + 2 * W <= n; i += 2 * W) {
            m0 = m0.min(FloatVector.fromArray(F, x, at + i));
            m1 = m1.min(FloatVector.fromArray(F, x, at + i + W));
        }
        if (i + W <= n) m0 = m0.min(FloatVector.fromArray(F, x, at + i));
        return m0.min(m1).min(FloatVector.fromArray(F, x, at + n - W)).reduceLanes(VectorOperators.MIN);
    }

    private static float minOfFew(float[] x, int at, int n) {
        float m = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) m = Math.min(m, x[at + i]);
        return m;
    }
}
