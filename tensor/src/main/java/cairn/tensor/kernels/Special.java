package cairn.tensor.kernels;

/// Mathematical functions the JDK lacks, in double precision: the plain reference behind the pointwise functions. The gamma function and
/// its relatives are in [Gamma].
public final class Special {
    /// `√(2/π)`
    public static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_PI = Math.sqrt(Math.PI);
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
        return x < 2.5 ? 1 - erf(x) : erfcTail(x);
    }

    /// `exp(x²)·erfc(x)`, which falls like `1/x`.
    public static double erfcx(double x) {
        return x < 2.5 ? Math.exp(x * x) * erfc(x) : 1 / (SQRT_PI * tailFraction(x));
    }

    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / SQRT_PI * Math.exp(-x * x) * sum;
    }

    private static double erfcTail(double x) {
        return Math.exp(-x * x) / (SQRT_PI * tailFraction(x));
    }

    private static double tailFraction(double x) {
        double f = x;
        for (int n = 60; n > 0; n--) f = x + n / 2.0 / f;
        return f;
    }

    /// The inverse of [#erf]; ±∞ at ±1, NaN beyond.
    public static double erfInv(double p) {
        double a = Math.abs(p);
        if (!(a <= 1)) return Double.NaN;
        if (a > 0.5) return Math.copySign(erfcInv(1 - a), p);
        double x = p * SQRT_PI / 2;
        for (int i = 0; i < 5; i++) x -= (erf(x) - p) * SQRT_PI / 2 * Math.exp(x * x); // Newton
        return x;
    }

    /// The inverse of [#erfc] for `q` in `[0, 0.5]`: Newton's method on the logarithm, which is nearly a parabola.
    private static double erfcInv(double q) {
        if (q == 0) return Double.POSITIVE_INFINITY;
        double x = Math.sqrt(Math.max(0.1, -Math.log(q) - 0.5));
        for (int i = 0; i < 6; i++) x += (Math.log(erfc(x)) - Math.log(q)) * SQRT_PI / 2 * erfcx(x);
        return x;
    }

    /// The standard normal distribution function Φ.
    public static double normalCdf(double x) {
        return 0.5 * erfc(-x / SQRT_2);
    }

    /// `log Φ(x)`, accurate in both tails.
    public static double logNormalCdf(double x) {
        double t = x / SQRT_2;
        return x < -1 ? Math.log(erfcx(-t) / 2) - t * t : Math.log1p(-erfc(t) / 2);
    }

    /// The inverse of [#normalCdf]; ∓∞ at 0 and 1, NaN outside.
    public static double normalQuantile(double p) {
        if (p >= 0 && p < 0.25) return -SQRT_2 * erfcInv(2 * p);
        return SQRT_2 * erfInv(2 * p - 1);
    }

    /// The inverse hyperbolic sine, accurate around 0.
    public static double asinh(double x) {
        double a = Math.abs(x);
        return Math.copySign(
                a > 1e10 ? Math.log(2) + Math.log(a) : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1))), x);
    }

    /// `sin(πx) / (πx)`, 1 at 0.
    public static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /// The derivative of [#sinc]; near 0 the first terms of its series, which do not cancel.
    public static double sincSlope(double x) {
        double z = Math.PI * x;
        if (Math.abs(z) < 0.01) return Math.PI * z * (z * z / 30 - 1.0 / 3);
        return (Math.cos(z) - sinc(x)) / x;
    }

    /// `log(eᵃ + eᵇ)` without overflow.
    public static double logAddExp(double a, double b) {
        return a == b ? a + Math.log(2) : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
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

    /// The derivative of Mish: `t + x·σ(x)·(1 − t²)` with `t = tanh(softplus(x))`.
    public static double mishSlope(double x) {
        double t = Math.tanh(softplus(x));
        return t + x / (1 + Math.exp(-x)) * (1 - t * t);
    }
}
