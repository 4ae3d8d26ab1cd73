package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Normal quantile function: `y = Φ⁻¹(x)`, `dx = dy · √(2π) · e^(y²/2)`. Shape: `[*] → [*]`.
public final class Ndtri {
    private Ndtri() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.NDTRI, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(y.get().square().mul(0.5).exp()).mul(Math.sqrt(2 * Math.PI)));
        }
    }
}
