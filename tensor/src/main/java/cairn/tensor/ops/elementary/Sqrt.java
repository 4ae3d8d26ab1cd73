package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Square root: `y = √x`, `dx = dy / 2y`. Shape: `[*] → [*]`.
public final class Sqrt {
    private Sqrt() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.SQRT, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(y.get().mul(2)));
        }
    }
}
