package cairn.tensor.kernels;

/// The functions of three numbers that pointwise kernels apply. A parameter such as a bound is an operand that repeats one element.
public enum Ternary {
    /// `(x, lo, hi)`: `x` limited to `[lo, hi]`, `hi` if they cross; NaN if any is.
    CLAMP((x, lo, hi) -> Math.min(Math.max(x, lo), hi)),
    /// `a + b · c`
    MULTIPLY_ADD((a, b, c) -> a + b * c),
    /// `(a, b, w)`: `a + w · (b − a)`, exact at both ends.
    LERP((a, b, w) -> w < 0.5f ? a + w * (b - a) : b - (b - a) * (1 - w)),
    /// `(x, beta, threshold)`: `log(1 + exp(beta·x)) / beta`, and `x` itself where `beta·x` exceeds the threshold.
    SOFTPLUS((x, beta, threshold) -> x * beta > threshold ? x : (float) (Special.softplus((double) x * beta) / beta)),
    /// `(x, threshold, value)`: `x` above the threshold, else `value`; NaN stays NaN.
    THRESHOLD((x, threshold, value) -> x <= threshold ? value : x),

    /// `(dy, x, slope)`: the gradient of `LEAKY_RELU`.
    LEAKY_RELU_GRAD((dy, x, slope) -> x > 0 ? dy : slope * dy),
    /// `(dy, x, alpha)`: the gradient of `ELU`.
    ELU_GRAD((dy, x, alpha) -> x <= 0 ? (float) (dy * alpha * Math.exp(x)) : dy),
    /// `(dy, z, threshold)`: the gradient of `SOFTPLUS` at `z = beta·x`.
    SOFTPLUS_GRAD((dy, z, threshold) -> z > threshold ? dy : (float) (dy / (1 + Math.exp(-z)))),
    /// `(dy, x, threshold)`: the gradient of `THRESHOLD`.
    THRESHOLD_GRAD((dy, x, threshold) -> x <= threshold ? 0 : dy),
    /// `(dy, x, lambda)`: the gradient of `HARDSHRINK` and `SOFTSHRINK`.
    SHRINK_GRAD((dy, x, lambda) -> x >= -lambda && x <= lambda ? 0 : dy);

    /// A function of three floats.
    @FunctionalInterface
    public interface Fn {
        float at(float a, float b, float c);
    }

    private final Fn fn;

    Ternary(Fn fn) {
        this.fn = fn;
    }

    /// The function's value at `(a, b, c)`.
    public float at(float a, float b, float c) {
        return fn.at(a, b, c);
    }
}
