package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Gaussian error linear unit: `y = x · Φ(x)`, `dx = dy · (Φ(x) + x · φ(x))`. Shape: `[*] → [*]`.
///
/// Hendrycks & Gimpel, 2016, arXiv:1606.08415.
public final class GELU {
    private GELU() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.GELU, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> GELUGrad.of(dy, x.get()));
        }
    }
}
