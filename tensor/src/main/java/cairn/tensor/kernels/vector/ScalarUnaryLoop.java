package cairn.tensor.kernels.vector;

/// The loop over a function of one number, one by one: the template from which [Specializer] makes the twin of each [UnaryLoop].
final class ScalarUnaryLoop implements Loop {
    @Override
    public void run(float[] a, int ai, float[] b, int bi, float[] c, int ci, float[] y, int yi, int n) {
        for (int i = 0; i < n; i++) y[yi + i] = f(a[ai + i]);
    }

    /// Stands for the function.
    private static float f(float x) {
        return x;
    }
}
