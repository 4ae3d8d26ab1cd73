package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Quotient: `y = a / b`, `da = dy / b`, `db = −dy · a / b²`. Shape: `[*], [*] → [*]`, broadcast.
public final class Div {
    private Div() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("div", Binary.DIV, a, b);
        return Autograd.record(y, new Backward(Saved.of(a, b), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.div(b.get()));
            dx.of(1, () -> dy.neg().mul(a.get().div(b.get()).div(b.get())));
        }
    }
}
