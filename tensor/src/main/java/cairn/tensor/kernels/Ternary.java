package cairn.tensor.kernels;

/// The functions of three numbers that pointwise kernels apply.
public enum Ternary {
    /// `(x, lo, hi)`: `x` limited to `[lo, hi]`; NaN stays NaN.
    CLAMP((x, lo, hi) -> Math.min(Math.max(x, lo), hi)),
    /// `(x, beta, threshold)`: `log(1 + exp(beta·x)) / beta`, and `x` itself where `beta·x` exceeds the threshold.
    SOFTPLUS((x, beta, threshold) -> x * beta > threshold ? x : (float) (Special.softplus((double) x * beta) / beta)),
    /// `a + b · c`
    MULTIPLY_ADD((a, b, c) -> a + b * c),
    /// `(dy, x, slope)`: the gradient of `LEAKY_RELU`.
    LEAKY_RELU_GRAD((dy, x, slope) -> x > 0 ? dy : slope * dy),
    /// `(dy, x, alpha)`: the gradient of `ELU`.
    ELU_GRAD((dy, x, alpha) -> x > 0 ? dy : (float) (dy * alpha * Math.exp(x)));

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
