package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Complementary error function: `y = 1 − erf x`, `dx = −dy · 2/√π · e^(−x²)`. Shape: `[*] → [*]`.
public final class Erfc {
    private Erfc() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ERFC, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().square().neg().exp()).mul(-2 / Math.sqrt(Math.PI)));
        }
    }
}
