package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Mish: `y = x · tanh(log(1 + eˣ))`. Shape: `[*] → [*]`.
///
/// Misra, 2019, arXiv:1908.08681.
public final class Mish {
    private Mish() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.MISH, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> MishGrad.of(dy, x.get()));
        }
    }
}
