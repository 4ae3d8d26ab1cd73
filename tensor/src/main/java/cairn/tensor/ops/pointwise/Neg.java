package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;

/// Negation: `y = −x`, `dx = −dy`. Shape: `[*] → [*]`.
public final class Neg {
    private Neg() {}

    public static Tensor of(Tensor x) {
        return Autograd.record(Pointwise.unary(Unary.NEG, x), new Backward(), x);
    }

    private record Backward() implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, dy::neg);
        }
    }
}
