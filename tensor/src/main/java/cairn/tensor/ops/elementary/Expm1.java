package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Exponential less one, accurate around 0: `y = eˣ − 1`, `dx = dy · (y + 1)`. Shape: `[*] → [*]`.
public final class Expm1 {
    private Expm1() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.EXPM1, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(y.get().add(1)));
        }
    }
}
