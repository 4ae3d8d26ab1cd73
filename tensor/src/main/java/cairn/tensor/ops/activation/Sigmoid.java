package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logistic function: `y = 1 / (1 + e⁻ˣ)`, `dx = dy · y · (1 − y)`. Shape: `[*] → [*]`.
public final class Sigmoid {
    private Sigmoid() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.SIGMOID, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> SigmoidGrad.of(dy, y.get()));
        }
    }
}
