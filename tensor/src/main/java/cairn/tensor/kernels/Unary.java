package cairn.tensor.kernels;

/// The functions of one number that pointwise kernels apply. [#at] is the plain definition, computed in double where that matters, and
/// the oracle for every other implementation.
public enum Unary {
    NEG(x -> -x),
    ABS(Math::abs),
    SIGN(Math::signum),
    SQUARE(x -> x * x),
    SQRT(x -> (float) Math.sqrt(x)),
    RSQRT(x -> (float) (1 / Math.sqrt(x))),
    RECIPROCAL(x -> 1 / x),
    EXP(x -> (float) Math.exp(x)),
    EXPM1(x -> (float) Math.expm1(x)),
    LOG(x -> (float) Math.log(x)),
    LOG1P(x -> (float) Math.log1p(x)),
    LOG2(x -> (float) (Math.log(x) / Math.log(2))),
    SIN(x -> (float) Math.sin(x)),
    COS(x -> (float) Math.cos(x)),
    TANH(x -> (float) Math.tanh(x)),
    SIGMOID(x -> (float) (1 / (1 + Math.exp(-x)))),
    ERF(x -> (float) Special.erf(x)),
    /// `max(x, 0)`; NaN stays NaN.
    RELU(x -> x < 0 ? 0 : x),
    /// `x · Φ(x)` with the exact normal distribution function.
    GELU(x -> (float) (0.5 * x * (1 + Special.erf(x / Math.sqrt(2))))),
    /// The tanh approximation of GELU.
    GELU_TANH(x -> (float) (0.5 * x * (1 + Math.tanh(Special.SQRT_2_OVER_PI * (x + 0.044715 * x * x * x))))),
    SILU(x -> (float) (x / (1 + Math.exp(-x)))),
    MISH(x -> (float) (x * Math.tanh(Special.softplus(x)))),
    FLOOR(x -> (float) Math.floor(x)),
    CEIL(x -> (float) Math.ceil(x)),
    /// To the nearest integer, halves to the even one.
    ROUND(x -> (float) Math.rint(x));

    /// A function of one float.
    @FunctionalInterface
    public interface Fn {
        float at(float x);
    }

    private final Fn fn;

    Unary(Fn fn) {
        this.fn = fn;
    }

    /// The function's value at `x`.
    public float at(float x) {
        return fn.at(x);
    }
}
