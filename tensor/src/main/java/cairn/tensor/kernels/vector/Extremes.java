package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The largest and smallest of neighbouring elements; NaN if any is.
final class Extremes {
    private static final int SAMPLE = 512;
    private static final float[] IN = new float[SAMPLE];
    private static final float[] OUT = new float[2];
    private static final Tier TIER = new Tier(Extremes::sampleVectors, Extremes::sampleNumbers, 1_000_000);

    private Extremes() {}

    private static void sampleVectors() {
        OUT[0] = maxOfVectors(IN, 0, SAMPLE);
        OUT[1] = minOfVectors(IN, 0, SAMPLE);
    }

    private static void sampleNumbers() {
        OUT[0] = maxOfNumbers(IN, 0, SAMPLE);
        OUT[1] = minOfNumbers(IN, 0, SAMPLE);
    }

    /// The largest; −∞ for none.
    static float max(float[] x, int at, int n) {
        if (n < W || !TIER.isCompiled(n)) return maxOfNumbers(x, at, n);
        return maxOfVectors(x, at, n);
    }

    static float maxOfVectors(float[] x, int at, int n) {
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

    static float maxOfNumbers(float[] x, int at, int n) {
        float m = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) m = Math.max(m, x[at + i]);
        return m;
    }

    /// The smallest; ∞ for none.
    static float min(float[] x, int at, int n) {
        if (n < W || !TIER.isCompiled(n)) return minOfNumbers(x, at, n);
        return minOfVectors(x, at, n);
    }

    static float minOfVectors(float[] x, int at, int n) {
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

    static float minOfNumbers(float[] x, int at, int n) {
        float m = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) m = Math.min(m, x[at + i]);
        return m;
    }
}
