package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Sigmoid linear unit: `y = x · σ(x)`, `dx = dy · σ(x) · (1 + x · (1 − σ(x)))`. Shape: `[*] → [*]`. Also called swish.
///
/// Elfwing et al., 2017, arXiv:1702.03118.
public final class SiLU {
    private SiLU() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.SILU, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> SiLUGrad.of(dy, x.get()));
        }
    }
}
