package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logarithm of the sigmoid: `y = −log(1 + e⁻ˣ)`, `dx = dy · σ(−x)`. Shape: `[*] → [*]`.
public final class LogSigmoid {
    private LogSigmoid() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.LOG_SIGMOID, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().neg().sigmoid()));
        }
    }
}
