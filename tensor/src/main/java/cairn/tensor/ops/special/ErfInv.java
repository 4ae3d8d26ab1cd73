package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Inverse error function: `y = erf⁻¹ x`, `dx = dy · √π/2 · e^(y²)`. Shape: `[*] → [*]`.
public final class ErfInv {
    private ErfInv() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ERFINV, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(y.get().square().exp()).mul(Math.sqrt(Math.PI) / 2));
        }
    }
}
