package cairn.tensor.kernels.vector;

import java.util.Arrays;

/// The scalar twins of [Sums]: the same additions, lane by lane.
final class ScalarSums {
    /// The lanes of the four vectors of partial sums.
    private static final int LANES = 4 * Sums.W;

    private static final ThreadLocal<double[]> ROOM = ThreadLocal.withInitial(() -> new double[LANES]);

    private ScalarSums() {}

    /// Room of this thread for the lanes of four vectors, all 0: a twin may do the work of many steps, which allocate nothing.
    static double[] zeros() {
        double[] s = ROOM.get();
        Arrays.fill(s, 0);
        return s;
    }

    static double sum(float[] x, int at, int n) {
        double[] s = zeros();
        for (int i = 0; i < n; ) {
            int some = runAt(i, n);
            for (int l = 0; l < some; l++) s[l] += x[at + i + l];
            i += some;
        }
        return across(s);
    }

    static double dot(float[] a, int ao, float[] b, int bo, int n) {
        double[] s = zeros();
        for (int i = 0; i < n; ) {
            int some = runAt(i, n);
            for (int l = 0; l < some; l++) s[l] = Math.fma((double) a[ao + i + l], (double) b[bo + i + l], s[l]);
            i += some;
        }
        return across(s);
    }

    static double squaredDiff(float[] x, int at, float mean, int n) {
        double[] s = zeros();
        for (int i = 0; i < n; ) {
            int some = runAt(i, n);
            for (int l = 0; l < some; l++) {
                double d = (double) x[at + i + l] - mean;
                s[l] = Math.fma(d, d, s[l]);
            }
            i += some;
        }
        return across(s);
    }

    /// How many elements from `i` on go to the partial sums at once: those of four vectors, near the end those of one.
    private static int runAt(int i, int n) {
        return i + LANES <= n ? LANES : Sums.W;
    }

    private static double across(double[] s) {
        int w = Sums.W;
        for (int l = 0; l < w; l++) s[l] = s[l] + s[w + l] + (s[2 * w + l] + s[3 * w + l]);
        return halves(s, 0);
    }

    /// The sum of the lanes of the vector from `at` on, half added to half; they are lost.
    static double halves(double[] s, int at) {
        for (int half = Sums.W / 2; half > 0; half /= 2) {
            for (int l = 0; l < half; l++) s[at + l] += s[at + half + l];
        }
        return s[at];
    }
}
