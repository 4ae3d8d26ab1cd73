package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Power of two: `y = 2ˣ`, `dx = dy · y · log 2`. Shape: `[*] → [*]`.
public final class Exp2 {
    private Exp2() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.EXP2, x);
        return Autograd.record(y, new Backward(Saved.of(y)), x);
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(y.get()).mul(Math.log(2)));
        }
    }
}
