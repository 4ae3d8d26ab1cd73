package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Normalised cardinal sine: `y = sin(πx) / (πx)`, 1 at 0; `dx = dy · (cos(πx) − y) / x`, 0 at 0. Shape: `[*] → [*]`.
public final class Sinc {
    private Sinc() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.SINC, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> SincGrad.of(dy, x.get()));
        }
    }
}
