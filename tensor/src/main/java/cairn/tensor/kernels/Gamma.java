package cairn.tensor.kernels;

/// The gamma function's relatives in double precision, by recurrence into the range where their asymptotic series hold
/// (Abramowitz & Stegun 6.1.40, 6.3.18; the Hurwitz zeta function by Euler and Maclaurin's sum).
final class Gamma {
    /// Where the asymptotic series are good to double precision.
    private static final double FAR = 12;

    /// Bernoulli numbers B₂, B₄, … .
    private static final double[] BERNOULLI = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798
    };

    private Gamma() {}

    /// `log |Γ(x)|`; ∞ at 0 and the negative integers.
    static double logAbsGamma(double x) {
        if (Double.isInfinite(x) || isPole(x)) return Double.POSITIVE_INFINITY;
        if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - Math.rint(x))))) - logAbsGamma(1 - x);
        double shift = 1;
        for (; x < FAR; x++) shift *= x;
        double series = 0;
        double power = x;
        for (int k = 0; k < BERNOULLI.length; k++, power *= x * x)
            series += BERNOULLI[k] / ((2 * k + 2) * (2 * k + 1) * power);
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift);
    }

    /// `d/dx log Γ(x)`; ∓∞ at ±0, NaN at the negative integers.
    static double digamma(double x) {
        if (x == 0) return Math.copySign(Double.POSITIVE_INFINITY, -x);
        if (isPole(x) || x == Double.NEGATIVE_INFINITY) return Double.NaN;
        if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.rint(x)));
        double shift = 0;
        for (; x < FAR; x++) shift += 1 / x;
        double series = 0;
        double power = x * x;
        for (int k = 0; k < BERNOULLI.length; k++, power *= x * x) series += BERNOULLI[k] / ((2 * k + 2) * power);
        return Math.log(x) - 0.5 / x - series - shift;
    }

    /// The derivative of order `n ≥ 0` of [#digamma]: `(−1)ⁿ⁺¹ · n! · ζ(n + 1, x)`.
    static double polygamma(int n, double x) {
        if (n == 0) return digamma(x);
        double factorial = 1;
        for (int i = 2; i <= n; i++) factorial *= i;
        return (n % 2 == 0 ? -1 : 1) * factorial * zeta(n + 1, x);
    }

    /// The Hurwitz zeta function `Σ (q + k)⁻ˢ`: ∞ at its poles, NaN where a power is undefined.
    static double zeta(double s, double q) {
        if (s == 1) return Double.POSITIVE_INFINITY;
        if (!(s > 1) || Double.isNaN(q)) return Double.NaN;
        if (q == Double.POSITIVE_INFINITY) return 0;
        if (isPole(q)) return Double.POSITIVE_INFINITY;
        if (q < 0 && s != Math.rint(s)) return Double.NaN;
        double sum = 0;
        double far = Math.max(FAR, Math.min(s, 1000));
        for (; q < far; q++) sum += Math.pow(q, -s);
        double term = Math.pow(q, -s);
        sum += term * q / (s - 1) + term / 2;
        term *= s / q / 2; // s(s+1)…(s+2k) · q^(−s−2k−1) / (2k+2)!
        for (int k = 0; k < BERNOULLI.length; k++) {
            sum += BERNOULLI[k] * term;
            term *= (s + 2 * k + 1) * (s + 2 * k + 2) / (q * q * (2 * k + 3) * (2 * k + 4));
        }
        return sum;
    }

    private static boolean isPole(double x) {
        return x <= 0 && x == Math.rint(x);
    }
}
