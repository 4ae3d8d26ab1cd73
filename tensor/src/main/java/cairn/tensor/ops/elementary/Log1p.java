package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logarithm of one more, accurate around 0: `y = log(1 + x)`, `dx = dy / (1 + x)`. Shape: `[*] → [*]`.
public final class Log1p {
    private Log1p() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.LOG1P, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(x.get().add(1)));
        }
    }
}
