package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;

import jdk.incubator.vector.FloatVector;

/// The loops of normalisations over neighbouring elements that share their statistics.
final class NormLoops {
    private static final int W = Simd.W;
    private static final int SAMPLE = 512;
    private static final float[] IN = new float[SAMPLE];
    private static final float[] OUT = new float[SAMPLE];
    private static final Tier TIER = new Tier(NormLoops::sampleVectors, NormLoops::sampleNumbers, 1_000_000);

    private NormLoops() {}

    private static void sampleVectors() {
        normalizeVectors(IN, 0, 1, 2, 3, OUT, 0, SAMPLE);
        gradVectors(IN, 0, IN, 0, 1, 2, 3, 4, OUT, 0, SAMPLE);
    }

    private static void sampleNumbers() {
        normalizeNumbers(IN, 0, 1, 2, 3, OUT, 0, SAMPLE);
        gradNumbers(IN, 0, IN, 0, 1, 2, 3, 4, OUT, 0, SAMPLE);
    }

    /// As [cairn.tensor.kernels.Kernels#normalize].
    static void normalize(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        int whole = TIER.isCompiled(n) ? n - n % W : 0;
        normalizeVectors(x, xo, mean, scale, shift, y, yo, whole);
        normalizeNumbers(x, xo + whole, mean, scale, shift, y, yo + whole, n - whole);
    }

    static void normalizeVectors(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        FloatVector m = FloatVector.broadcast(F, mean);
        FloatVector s = FloatVector.broadcast(F, scale);
        FloatVector b = FloatVector.broadcast(F, shift);
        for (int i = 0; i < n; i += W)
            FloatVector.fromArray(F, x, xo + i).sub(m).mul(s).add(b).intoArray(y, yo + i);
    }

    static void normalizeNumbers(float[] x, int xo, float mean, float scale, float shift, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) y[yo + i] = (x[xo + i] - mean) * scale + shift;
    }

    /// As [cairn.tensor.kernels.Kernels#normalizeGrad].
    static void grad(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float level,
            float slope,
            float[] y,
            int yo,
            int n) {
        int whole = TIER.isCompiled(n) ? n - n % W : 0;
        gradVectors(g, go, x, xo, mean, scale, level, slope, y, yo, whole);
        gradNumbers(g, go + whole, x, xo + whole, mean, scale, level, slope, y, yo + whole, n - whole);
    }

    static void gradVectors(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float level,
            float slope,
            float[] y,
            int yo,
            int n) {
        FloatVector m = FloatVector.broadcast(F, mean);
        FloatVector s = FloatVector.broadcast(F, scale);
        FloatVector l = FloatVector.broadcast(F, level);
        FloatVector k = FloatVector.broadcast(F, slope);
        for (int i = 0; i < n; i += W) {
            FloatVector centred = FloatVector.fromArray(F, x, xo + i).sub(m);
            FloatVector.fromArray(F, g, go + i)
                    .mul(s)
                    .sub(l)
                    .sub(centred.mul(k))
                    .intoArray(y, yo + i);
        }
    }

    static void gradNumbers(
            float[] g,
            int go,
            float[] x,
            int xo,
            float mean,
            float scale,
            float level,
            float slope,
            float[] y,
            int yo,
            int n) {
        for (int i = 0; i < n; i++) y[yo + i] = g[go + i] * scale - level - (x[xo + i] - mean) * slope;
    }
}
