package cairn.tensor.kernels;

/// The functions of two numbers that pointwise kernels apply. A parameter such as a slope is an operand that repeats one element.
///
/// The `…_GRAD` functions are the gradients of activations: `dy · f′`, in one pass.
public enum Binary {
    ADD((a, b) -> a + b),
    SUB((a, b) -> a - b),
    MUL((a, b) -> a * b),
    DIV((a, b) -> a / b),
    POW((a, b) -> (float) Math.pow(a, b)),
    MAXIMUM(Math::max),
    MINIMUM(Math::min),
    /// `x` where positive, `slope · x` elsewhere.
    LEAKY_RELU((x, slope) -> x > 0 ? x : slope * x),
    /// `x` where positive, `alpha · (eˣ − 1)` elsewhere.
    ELU((x, alpha) -> x > 0 ? x : (float) (alpha * Math.expm1(x))),
    /// `(dy, x)`: the gradient of `RELU`.
    RELU_GRAD((dy, x) -> x > 0 ? dy : 0),
    /// `(dy, y)` with `y = tanh(x)`.
    TANH_GRAD((dy, y) -> dy * (1 - y * y)),
    /// `(dy, y)` with `y = sigmoid(x)`.
    SIGMOID_GRAD((dy, y) -> dy * y * (1 - y)),
    /// `(dy, x)`: the gradient of the exact `GELU`.
    GELU_GRAD((dy, x) -> (float) (dy * Special.geluSlope(x))),
    /// `(dy, x)`: the gradient of `GELU_TANH`.
    GELU_TANH_GRAD((dy, x) -> (float) (dy * Special.geluTanhSlope(x))),
    /// `(dy, x)`: the gradient of `SILU`.
    SILU_GRAD((dy, x) -> (float) (dy * Special.siluSlope(x)));

    /// A function of two floats.
    @FunctionalInterface
    public interface Fn {
        float at(float a, float b);
    }

    private final Fn fn;

    Binary(Fn fn) {
        this.fn = fn;
    }

    /// The function's value at `(a, b)`.
    public float at(float a, float b) {
        return fn.at(a, b);
    }
}
