package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Scaled complementary error function: `y = e^(x²) · erfc x`, `dx = dy · (2xy − 2/√π)`. Shape: `[*] → [*]`.
public final class Erfcx {
    private Erfcx() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ERFCX, x);
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(y)), x);
    }

    private record Backward(Saved x, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().mul(y.get()).mul(2).sub(2 / Math.sqrt(Math.PI))));
        }
    }
}
