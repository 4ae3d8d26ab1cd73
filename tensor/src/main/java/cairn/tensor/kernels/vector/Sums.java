package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Sums over neighbouring elements, in double precision.
///
/// Four vectors of partial sums are added up at the end; a few elements are added one by one. The order depends only on the number of
/// elements and the width of vectors. Lanes are added across by hand, because [DoubleVector#reduceLanes] takes them in another order in
/// interpreted code.
final class Sums {
    static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    static final int W = D.length();

    /// Fewer elements are not worth vectors.
    private static final int FEW = 4 * W;

    /// As many floats as there are doubles in a vector.
    private static final VectorSpecies<Float> H =
            VectorSpecies.of(float.class, VectorShape.forBitSize(F.vectorBitSize() / 2));

    private static final VectorShuffle<Double> BY_1 = VectorShuffle.iota(D, 1, 1, true);
    private static final VectorShuffle<Double> BY_2 = VectorShuffle.iota(D, 2, 1, true);
    private static final VectorShuffle<Double> BY_4 = VectorShuffle.iota(D, 4, 1, true);

    private static final int SAMPLE = 512;
    private static final float[] IN = new float[SAMPLE];
    private static final double[] OUT = new double[3];
    private static final Tier TIER = new Tier(Sums::sampleVectors, Sums::sampleNumbers, 1_000_000);

    private Sums() {}

    private static void sampleVectors() {
        OUT[0] = sumOfVectors(IN, 0, SAMPLE);
        OUT[1] = dotOfVectors(IN, 0, IN, 0, SAMPLE);
        OUT[2] = squaredDiffOfVectors(IN, 0, 0.5f, SAMPLE);
    }

    private static void sampleNumbers() {
        OUT[0] = ScalarSums.sum(IN, 0, SAMPLE);
        OUT[1] = ScalarSums.dot(IN, 0, IN, 0, SAMPLE);
        OUT[2] = ScalarSums.squaredDiff(IN, 0, 0.5f, SAMPLE);
    }

    /// `Σ x[i]`
    static double sum(float[] x, int at, int n) {
        double s = 0;
        int i = n < FEW ? 0 : wholeVectors(n);
        if (i > 0) s = TIER.isCompiled(i) ? sumOfVectors(x, at, i) : ScalarSums.sum(x, at, i);
        for (; i < n; i++) s += x[at + i];
        return s;
    }

    private static int wholeVectors(int n) {
        return n - n % W;
    }

    static double sumOfVectors(float[] x, int at, int n) {
        DoubleVector zero = DoubleVector.zero(D);
        DoubleVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
        int i = 0;
        for (; i + 4 * W <= n; i += 4 * W) {
            s0 = s0.add(load(x, at + i));
            s1 = s1.add(load(x, at + i + W));
            s2 = s2.add(load(x, at + i + 2 * W));
            s3 = s3.add(load(x, at + i + 3 * W));
        }
        for (; i < n; i += W) s0 = s0.add(load(x, at + i));
        return across(s0.add(s1).add(s2.add(s3)));
    }

    /// `Σ a[i]·b[i]`
    static double dot(float[] a, int ao, float[] b, int bo, int n) {
        double s = 0;
        int i = n < FEW ? 0 : wholeVectors(n);
        if (i > 0) s = TIER.isCompiled(i) ? dotOfVectors(a, ao, b, bo, i) : ScalarSums.dot(a, ao, b, bo, i);
        for (; i < n; i++) s += (double) a[ao + i] * b[bo + i];
        return s;
    }

    static double dotOfVectors(float[] a, int ao, float[] b, int bo, int n) {
        DoubleVector zero = DoubleVector.zero(D);
        DoubleVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
        int i = 0;
        for (; i + 4 * W <= n; i += 4 * W) {
            s0 = load(a, ao + i).fma(load(b, bo + i), s0);
            s1 = load(a, ao + i + W).fma(load(b, bo + i + W), s1);
            s2 = load(a, ao + i + 2 * W).fma(load(b, bo + i + 2 * W), s2);
            s3 = load(a, ao + i + 3 * W).fma(load(b, bo + i + 3 * W), s3);
        }
        for (; i < n; i += W) s0 = load(a, ao + i).fma(load(b, bo + i), s0);
        return across(s0.add(s1).add(s2.add(s3)));
    }

    /// `Σ (x[i] − mean)²`
    static double squaredDiff(float[] x, int at, float mean, int n) {
        double s = 0;
        int i = n < FEW ? 0 : wholeVectors(n);
        if (i > 0)
            s = TIER.isCompiled(i) ? squaredDiffOfVectors(x, at, mean, i) : ScalarSums.squaredDiff(x, at, mean, i);
        for (; i < n; i++) s += ((double) x[at + i] - mean) * ((double) x[at + i] - mean);
        return s;
    }

    static double squaredDiffOfVectors(float[] x, int at, float mean, int n) {
        DoubleVector m = DoubleVector.broadcast(D, mean);
        DoubleVector zero = DoubleVector.zero(D);
        DoubleVector s0 = zero, s1 = zero, s2 = zero, s3 = zero;
        int i = 0;
        for (; i + 4 * W <= n; i += 4 * W) {
            DoubleVector d0 = load(x, at + i).sub(m);
            DoubleVector d1 = load(x, at + i + W).sub(m);
            DoubleVector d2 = load(x, at + i + 2 * W).sub(m);
            DoubleVector d3 = load(x, at + i + 3 * W).sub(m);
            s0 = d0.fma(d0, s0);
            s1 = d1.fma(d1, s1);
            s2 = d2.fma(d2, s2);
            s3 = d3.fma(d3, s3);
        }
        for (; i < n; i += W) {
            DoubleVector d = load(x, at + i).sub(m);
            s0 = d.fma(d, s0);
        }
        return across(s0.add(s1).add(s2.add(s3)));
    }

    static DoubleVector load(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(H, x, at).convertShape(VectorOperators.F2D, D, 0);
    }

    static double across(DoubleVector v) {
        DoubleVector s = v;
        if (W > 4) s = s.add(s.rearrange(BY_4));
        if (W > 2) s = s.add(s.rearrange(BY_2));
        return s.add(s.rearrange(BY_1)).lane(0);
    }
}
