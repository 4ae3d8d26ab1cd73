package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Sums.W;

import jdk.incubator.vector.DoubleVector;

/// The sums that gradients of normalisations need, `Σ g[i]` and `Σ g[i]·(x[i] − mean)`, in one pass and in double
/// precision.
///
/// Two vectors of partial sums each are added up at the end; a few elements are added one by one. The order depends only
/// on the number of elements and the width of vectors.
final class CentredSums {
    private static final int SAMPLE = 512;
    private static final float[] IN = new float[SAMPLE];
    private static final double[] OUT = new double[2];
    private static final Tier TIER = new Tier(
            () -> vectors(IN, 0, IN, 0, 1, SAMPLE, OUT, 0), () -> numbers(IN, 0, IN, 0, 1, SAMPLE, OUT, 0), 1_000_000);

    private CentredSums() {}

    /// As [cairn.tensor.kernels.Kernels#centredSums].
    static void add(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so) {
        int whole = n - n % (2 * W);
        if (whole > 0) {
            if (TIER.isCompiled(whole)) vectors(g, go, x, xo, mean, whole, sums, so);
            else numbers(g, go, x, xo, mean, whole, sums, so);
        }
        for (int i = whole; i < n; i++) {
            sums[so] += g[go + i];
            sums[so + 1] += g[go + i] * ((double) x[xo + i] - mean);
        }
    }

    static void vectors(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so) {
        DoubleVector m = DoubleVector.broadcast(Sums.D, mean);
        DoubleVector zero = DoubleVector.zero(Sums.D);
        DoubleVector s0 = zero, s1 = zero;
        DoubleVector d0 = zero, d1 = zero;
        for (int i = 0; i < n; i += 2 * W) {
            DoubleVector g0 = Sums.load(g, go + i);
            DoubleVector g1 = Sums.load(g, go + i + W);
            s0 = s0.add(g0);
            s1 = s1.add(g1);
            d0 = g0.fma(Sums.load(x, xo + i).sub(m), d0);
            d1 = g1.fma(Sums.load(x, xo + i + W).sub(m), d1);
        }
        sums[so] += Sums.across(s0.add(s1));
        sums[so + 1] += Sums.across(d0.add(d1));
    }

    /// The scalar twin: the same additions, lane by lane.
    static void numbers(float[] g, int go, float[] x, int xo, float mean, int n, double[] sums, int so) {
        double[] s = ScalarSums.zeros(); // two vectors of Σ g, two of Σ g·(x − mean)
        int d = 2 * W;
        for (int i = 0; i < n; i += 2 * W) {
            for (int l = 0; l < 2 * W; l++) {
                double v = g[go + i + l];
                s[l] += v;
                s[d + l] = Math.fma(v, (double) x[xo + i + l] - mean, s[d + l]);
            }
        }
        for (int l = 0; l < W; l++) {
            s[l] += s[W + l];
            s[d + l] += s[d + W + l];
        }
        sums[so] += ScalarSums.halves(s, 0);
        sums[so + 1] += ScalarSums.halves(s, d);
    }
}
