package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;

/// Rectifier: `y = max(x, 0)`, `dx = dy` where `x > 0`, else 0. Shape: `[*] → [*]`.
public final class ReLU {
    private ReLU() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.RELU, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> ReLUGrad.of(dy, y.get()));
        }
    }
}
