package cairn.tensor.kernels;

/// The loops that convert `n` elements to another type: fractions are cut off, truth is 1, and everything but 0 is true.
///
/// Arguments come in the order array, offset, step.
public final class CastLoops {
    private CastLoops() {}

    /// Integers from floats.
    public static void cast(float[] x, int xo, int xs, long[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = (long) x[xo + i * xs];
    }

    /// Truth from floats.
    public static void cast(float[] x, int xo, int xs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs] != 0;
    }

    /// Floats from integers.
    public static void cast(long[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = (float) x[xo + i * xs];
    }

    /// Truth from integers.
    public static void cast(long[] x, int xo, int xs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs] != 0;
    }

    /// Floats from truth, by a detour over int that compiles without a branch: masks are hard to predict.
    public static void cast(boolean[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = (float) (x[xo + i * xs] ? 1 : 0);
    }

    /// Integers from truth.
    public static void cast(boolean[] x, int xo, int xs, long[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs] ? 1 : 0;
    }
}
