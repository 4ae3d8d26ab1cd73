package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;

/// Absolute value: `y = |x|`, `dx = dy · sign x`. Shape: `[*] → [*]`. The slope at 0 is 0.
public final class Abs {
    private Abs() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ABS, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().sign()));
        }
    }
}
