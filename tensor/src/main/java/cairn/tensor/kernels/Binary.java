package cairn.tensor.kernels;

import java.util.function.LongBinaryOperator;

/// The functions of two numbers that pointwise kernels apply. A parameter such as a slope is an operand that repeats one element. Some
/// functions are defined on integers as well.
///
/// The `…_GRAD` functions are the gradients of activations: `dy · f′`, in one pass.
public enum Binary {
    ADD((a, b) -> a + b, (a, b) -> a + b),
    SUB((a, b) -> a - b, (a, b) -> a - b),
    MUL((a, b) -> a * b, (a, b) -> a * b),
    DIV((a, b) -> a / b),
    /// The quotient rounded down.
    FLOOR_DIVIDE(Division::floor, Division::floor),
    /// The quotient rounded towards zero.
    TRUNC_DIVIDE(Division::trunc, Division::trunc),
    /// What `FLOOR_DIVIDE` leaves over: has the sign of `b`.
    REMAINDER(Division::remainder, Division::remainder),
    /// What `TRUNC_DIVIDE` leaves over: has the sign of `a`.
    FMOD((a, b) -> a % b, Division::fmod),
    POW((a, b) -> (float) Math.pow(a, b), Division::power),
    /// NaN if either is.
    MAXIMUM(Math::max, Math::max),
    /// NaN if either is.
    MINIMUM(Math::min, Math::min),
    /// The other one if either is NaN.
    FMAX((a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b), Math::max),
    /// The other one if either is NaN.
    FMIN((a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b), Math::min),
    /// The magnitude of `a` with the sign of `b`.
    COPYSIGN(Math::copySign),
    /// 0 for negative `x`, 1 for positive, `v` at 0.
    HEAVISIDE((x, v) -> x == 0 ? v : x > 0 ? 1 : 0, (x, v) -> x == 0 ? v : x > 0 ? 1 : 0),

    /// The angle of the point `(x, y)`, given as `(y, x)`.
    ATAN2((y, x) -> (float) Math.atan2(y, x)),
    HYPOT((a, b) -> (float) Math.hypot(a, b)),
    /// `log(eᵃ + eᵇ)`
    LOG_ADD_EXP((a, b) -> (float) Special.logAddExp(a, b)),
    /// `log2(2ᵃ + 2ᵇ)`
    LOG_ADD_EXP2((a, b) -> (float) (Special.logAddExp(a * Math.log(2), b * Math.log(2)) / Math.log(2))),
    /// `x · log(y)`, 0 where `x` is 0.
    XLOGY((x, y) -> Float.isNaN(y) ? y : x == 0 ? 0 : (float) (x * Math.log(y))),
    /// `x · log(1 + y)`, 0 where `x` is 0.
    XLOG1PY((x, y) -> Float.isNaN(y) ? y : x == 0 ? 0 : (float) (x * Math.log1p(y))),
    /// `(x, n)`: the derivative of order `n` of `DIGAMMA`.
    POLYGAMMA((x, n) -> (float) Gamma.polygamma((int) n, x)),
    /// `(s, q)`: `Σ (q + k)⁻ˢ` over `k ≥ 0`.
    ZETA((s, q) -> (float) Gamma.zeta(s, q)),

    /// `x` where positive, `slope · x` elsewhere.
    LEAKY_RELU((x, slope) -> x > 0 ? x : slope * x),
    /// `x` where positive, `alpha · (eˣ − 1)` elsewhere.
    ELU((x, alpha) -> x > 0 ? x : (float) (alpha * Math.expm1(x))),
    /// `x`, but 0 in `[−lambda, lambda]`.
    HARDSHRINK((x, lambda) -> x >= -lambda && x <= lambda ? 0 : x),
    /// `x` moved by `lambda` towards 0, and 0 in `[−lambda, lambda]`.
    SOFTSHRINK((x, lambda) -> x > lambda ? x - lambda : x < -lambda ? x + lambda : Float.isNaN(x) ? x : 0),

    /// `(dy, x)`: the gradient of `RELU`; `x` may be its result as well.
    RELU_GRAD((dy, x) -> x <= 0 ? 0 : dy),
    /// `(dy, x)`: the gradient of `RELU6`.
    RELU6_GRAD((dy, x) -> x <= 0 || x >= 6 ? 0 : dy),
    /// `(dy, x)`: the gradient of `SINC`.
    SINC_GRAD((dy, x) -> (float) (dy * Special.sincSlope(x))),
    /// `(dy, y)` with `y = tanh(x)`.
    TANH_GRAD((dy, y) -> dy * (1 - y * y)),
    /// `(dy, y)` with `y = sigmoid(x)`.
    SIGMOID_GRAD((dy, y) -> dy * y * (1 - y)),
    /// `(dy, x)`: the gradient of the exact `GELU`.
    GELU_GRAD((dy, x) -> (float) (dy * Special.geluSlope(x))),
    /// `(dy, x)`: the gradient of `GELU_TANH`.
    GELU_TANH_GRAD((dy, x) -> (float) (dy * Special.geluTanhSlope(x))),
    /// `(dy, x)`: the gradient of `SILU`.
    SILU_GRAD((dy, x) -> (float) (dy * Special.siluSlope(x))),
    /// `(dy, x)`: the gradient of `MISH`.
    MISH_GRAD((dy, x) -> (float) (dy * Special.mishSlope(x))),
    /// `(dy, x)`: the gradient of `HARDSIGMOID`.
    HARDSIGMOID_GRAD((dy, x) -> x > -3 && x < 3 ? dy / 6 : 0),
    /// `(dy, x)`: the gradient of `HARDSWISH`.
    HARDSWISH_GRAD((dy, x) -> x < -3 ? 0 : x > 3 ? dy : dy * (x / 3 + 0.5f));

    /// A function of two floats.
    @FunctionalInterface
    public interface Fn {
        float at(float a, float b);
    }

    private final Fn fn;
    private final LongBinaryOperator longFn;
    private final boolean onLongs;

    Binary(Fn fn) {
        this.fn = fn;
        this.longFn = this::undefined;
        this.onLongs = false;
    }

    Binary(Fn fn, LongBinaryOperator longFn) {
        this.fn = fn;
        this.longFn = longFn;
        this.onLongs = true;
    }

    /// The function's value at `(a, b)`.
    public float at(float a, float b) {
        return fn.at(a, b);
    }

    /// The function's value at the integers `(a, b)`.
    public long at(long a, long b) {
        return longFn.applyAsLong(a, b);
    }

    /// Whether integers have integers as values.
    public boolean isOnLongs() {
        return onLongs;
    }

    private long undefined(long a, long b) {
        throw new IllegalStateException(name() + " is not defined on integers");
    }
}
