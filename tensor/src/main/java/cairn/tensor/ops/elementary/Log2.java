package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logarithm to base 2: `y = log₂ x`, `dx = dy / (x · log 2)`. Shape: `[*] → [*]`.
public final class Log2 {
    private Log2() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.LOG2, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(x.get().mul(Math.log(2))));
        }
    }
}
