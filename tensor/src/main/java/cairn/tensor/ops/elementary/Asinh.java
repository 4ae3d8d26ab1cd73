package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Inverse hyperbolic sine: `y = arsinh x`, `dx = dy / √(x² + 1)`. Shape: `[*] → [*]`.
public final class Asinh {
    private Asinh() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ASINH, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().square().add(1).rsqrt()));
        }
    }
}
