package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Logarithm of the normal distribution function: `y = log Φ(x)`, `dx = dy · √(2/π) / erfcx(−x/√2)`. Shape: `[*] → [*]`.
public final class LogNdtr {
    private LogNdtr() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.LOG_NDTR, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(x.get().mul(-Math.sqrt(0.5)).erfcx()).mul(Math.sqrt(2 / Math.PI)));
        }
    }
}
