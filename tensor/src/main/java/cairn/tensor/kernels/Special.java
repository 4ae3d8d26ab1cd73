package cairn.tensor.kernels;

/// Mathematical functions the JDK lacks, in double precision: the plain reference behind the pointwise functions.
public final class Special {
    /// `√(2/π)`
    public static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double INV_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

    private Special() {}

    /// The error function `2/√π ∫₀ˣ e^(−t²) dt`: its Maclaurin series near zero, a continued fraction for the tail
    /// (Abramowitz & Stegun 7.1.6 and 7.1.14).
    public static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) return x;
        if (a > 6) return Math.signum(x);
        return a < 2.5 ? erfSeries(x) : Math.signum(x) * (1 - erfcTail(a));
    }

    /// The complementary error function `1 − erf(x)`, accurate in the tail.
    public static double erfc(double x) {
        return x < 2.5 ? 1 - erf(x) : x > 28 ? 0 : erfcTail(x);
    }

    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double erfcTail(double x) {
        double f = x;
        for (int n = 60; n > 0; n--) f = x + n / 2.0 / f;
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / f;
    }

    /// `log(1 + eˣ)` without overflow.
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /// The derivative of the exact GELU: `Φ(x) + x·φ(x)`.
    public static double geluSlope(double x) {
        return 0.5 * (1 + erf(x / SQRT_2)) + x * INV_SQRT_2PI * Math.exp(-0.5 * x * x);
    }

    /// The derivative of GELU's tanh approximation.
    public static double geluTanhSlope(double x) {
        double t = Math.tanh(SQRT_2_OVER_PI * (x + 0.044715 * x * x * x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SQRT_2_OVER_PI * (1 + 3 * 0.044715 * x * x);
    }

    /// The derivative of SiLU: `σ(x)·(1 + x·(1 − σ(x)))`.
    public static double siluSlope(double x) {
        double s = 1 / (1 + Math.exp(-x));
        return s * (1 + x * (1 - s));
    }
}
