package cairn.tensor.kernels;

import java.util.function.LongUnaryOperator;

/// The functions of one number that pointwise kernels apply. [#at(float)] is the plain definition, computed in double where that
/// matters, and the oracle for every other implementation. Some are defined on integers as well.
public enum Unary {
    NEG(x -> -x, x -> -x),
    ABS(Math::abs, Math::abs),
    /// 1, 0 or −1; 0 for NaN.
    SIGN(x -> x > 0 ? 1 : x < 0 ? -1 : 0, Long::signum),
    SQUARE(x -> x * x, x -> x * x),
    RECIPROCAL(x -> 1 / x),

    FLOOR(x -> (float) Math.floor(x), x -> x),
    CEIL(x -> (float) Math.ceil(x), x -> x),
    /// To the nearest integer, halves to the even one.
    ROUND(x -> (float) Math.rint(x), x -> x),
    /// To the next integer towards zero.
    TRUNC(x -> (float) (x < 0 ? Math.ceil(x) : Math.floor(x)), x -> x),

    SQRT(x -> (float) Math.sqrt(x)),
    RSQRT(x -> (float) (1 / Math.sqrt(x))),
    EXP(x -> (float) Math.exp(x)),
    EXPM1(x -> (float) Math.expm1(x)),
    EXP2(x -> (float) Math.pow(2, x)),
    LOG(x -> (float) Math.log(x)),
    LOG1P(x -> (float) Math.log1p(x)),
    LOG2(x -> (float) (Math.log(x) / Math.log(2))),
    LOG10(x -> (float) Math.log10(x)),
    /// `log(x / (1 − x))`
    LOGIT(x -> (float) Math.log(x / (1.0 - x))),

    SIN(x -> (float) Math.sin(x)),
    COS(x -> (float) Math.cos(x)),
    TAN(x -> (float) Math.tan(x)),
    ASIN(x -> (float) Math.asin(x)),
    ACOS(x -> (float) Math.acos(x)),
    ATAN(x -> (float) Math.atan(x)),
    SINH(x -> (float) Math.sinh(x)),
    COSH(x -> (float) Math.cosh(x)),
    TANH(x -> (float) Math.tanh(x)),
    ASINH(x -> (float) Special.asinh(x)),
    ACOSH(x -> (float) Math.log(x + Math.sqrt((double) x * x - 1))),
    ATANH(x -> (float) (0.5 * Math.log1p(2.0 * x / (1.0 - x)))),
    /// `sin(πx) / (πx)`, 1 at 0.
    SINC(x -> (float) Special.sinc(x)),

    ERF(x -> (float) Special.erf(x)),
    ERFC(x -> (float) Special.erfc(x)),
    ERFINV(x -> (float) Special.erfInv(x)),
    /// `exp(x²)·erfc(x)`
    ERFCX(x -> (float) Special.erfcx(x)),
    /// The normal distribution function.
    NDTR(x -> (float) Special.normalCdf(x)),
    LOG_NDTR(x -> (float) Special.logNormalCdf(x)),
    /// The inverse of `NDTR`.
    NDTRI(x -> (float) Special.normalQuantile(x)),
    /// `−x·log(x)`; 0 at 0 and −∞ below.
    ENTR(x -> x > 0 ? (float) (-x * Math.log(x)) : x < 0 ? Float.NEGATIVE_INFINITY : x),
    LGAMMA(x -> (float) Gamma.logAbsGamma(x)),
    DIGAMMA(x -> (float) Gamma.digamma(x)),

    SIGMOID(x -> (float) (1 / (1 + Math.exp(-x)))),
    /// `log(1 / (1 + e⁻ˣ))`
    LOG_SIGMOID(x -> (float) -Special.softplus(-x)),
    /// `max(x, 0)`; NaN stays NaN.
    RELU(x -> x < 0 ? 0 : x, x -> Math.max(x, 0)),
    /// `x` limited to `[0, 6]`; NaN stays NaN.
    RELU6(x -> x < 0 ? 0 : x > 6 ? 6 : x, x -> Math.clamp(x, 0, 6)),
    /// `x · Φ(x)` with the exact normal distribution function.
    GELU(x -> (float) (0.5 * x * (1 + Special.erf(x / Math.sqrt(2))))),
    /// The tanh approximation of GELU.
    GELU_TANH(x -> (float) (0.5 * x * (1 + Math.tanh(Special.SQRT_2_OVER_PI * (x + 0.044715 * x * x * x))))),
    SILU(x -> (float) (x / (1 + Math.exp(-x)))),
    MISH(x -> (float) (x * Math.tanh(Special.softplus(x)))),
    /// `x / (1 + |x|)`
    SOFTSIGN(x -> x / (1 + Math.abs(x))),
    /// `(x + 3) / 6` limited to `[0, 1]`
    HARDSIGMOID(x -> x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6),
    /// `x · HARDSIGMOID(x)`
    HARDSWISH(x -> x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6);

    /// A function of one float.
    @FunctionalInterface
    public interface Fn {
        float at(float x);
    }

    private final Fn fn;
    private final LongUnaryOperator longFn;
    private final boolean onLongs;

    Unary(Fn fn) {
        this.fn = fn;
        this.longFn = this::undefined;
        this.onLongs = false;
    }

    Unary(Fn fn, LongUnaryOperator longFn) {
        this.fn = fn;
        this.longFn = longFn;
        this.onLongs = true;
    }

    /// The function's value at `x`.
    public float at(float x) {
        return fn.at(x);
    }

    /// The function's value at the integer `x`.
    public long at(long x) {
        return longFn.applyAsLong(x);
    }

    /// Whether integers have integers as values.
    public boolean isOnLongs() {
        return onLongs;
    }

    private long undefined(long x) {
        throw new IllegalStateException(name() + " is not defined on integers");
    }
}
