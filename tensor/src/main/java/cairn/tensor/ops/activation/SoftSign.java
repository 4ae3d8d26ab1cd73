package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Softsign: `y = x / (1 + |x|)`, `dx = dy / (1 + |x|)²`. Shape: `[*] → [*]`.
public final class SoftSign {
    private SoftSign() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.SOFTSIGN, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(x.get().abs().add(1).square()));
        }
    }
}
