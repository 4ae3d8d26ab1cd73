package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Log-odds, the inverse of the sigmoid: `y = log(x / (1 − x))`, `dx = dy / (x · (1 − x))`; both NaN outside `[0, 1]`. Shape: `[*] → [*]`.
public final class Logit {
    private Logit() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.LOGIT, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor outside = x.get().lt(0).logicalOr(x.get().gt(1));
                return Tensor.where(
                        outside, Double.NaN, dy.div(x.get().mul(x.get().rsub(1))));
            });
        }
    }
}
