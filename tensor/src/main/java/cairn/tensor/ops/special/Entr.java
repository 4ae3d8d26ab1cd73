package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Entropy of a probability: `y = −x · log x`, `dx = −dy · (log x + 1)`. Shape: `[*] → [*]`. 0 at 0, −∞ below.
public final class Entr {
    private Entr() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.ENTR, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().log().add(1)).neg());
        }
    }
}
