package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import cairn.tensor.kernels.PlainKernels;
import jdk.incubator.vector.FloatVector;

/// The gradient of a normalisation for its weight, row by row. Products and sums are rounded one by one, as in the plain kernels, so both give
/// the same bits.
final class WeightGrads {
    private static final int SAMPLE = 512;
    private static final float[] IN = new float[SAMPLE];
    private static final float[] OUT = new float[SAMPLE];
    private static final PlainKernels PLAIN = new PlainKernels();
    private static final Tier TIER = new Tier(WeightGrads::sample, WeightGrads::plainSample, 1_000_000);

    private WeightGrads() {}

    private static void sample() {
        addNormalized(IN, 0, IN, 0, 0.5f, 2, OUT, 0, SAMPLE);
    }

    private static void plainSample() {
        PLAIN.addNormalized(IN, 0, IN, 0, 0.5f, 2, OUT, 0, SAMPLE);
    }

    /// How many of `n` elements vectors are to do.
    static int whole(int n) {
        return n >= W && TIER.isCompiled(n) ? n - n % W : 0;
    }

    static void addNormalized(
            float[] g, int go, float[] x, int xo, float mean, float rate, float[] sum, int so, int n) {
        FloatVector m = FloatVector.broadcast(F, mean);
        FloatVector r = FloatVector.broadcast(F, rate);
        for (int i = 0; i < n; i += W) {
            FloatVector h = FloatVector.fromArray(F, x, xo + i).sub(m).mul(r);
            FloatVector more = FloatVector.fromArray(F, g, go + i).mul(h);
            FloatVector.fromArray(F, sum, so + i).add(more).intoArray(sum, so + i);
        }
    }
}
