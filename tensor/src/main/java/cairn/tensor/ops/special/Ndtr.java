package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Normal distribution function: `y = Φ(x)`, `dx = dy · e^(−x²/2) / √(2π)`. Shape: `[*] → [*]`.
public final class Ndtr {
    private Ndtr() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.NDTR, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().square().mul(-0.5).exp()).div(Math.sqrt(2 * Math.PI)));
        }
    }
}
