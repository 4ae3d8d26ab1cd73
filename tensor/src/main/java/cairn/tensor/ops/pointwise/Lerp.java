package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;

/// Linear interpolation: `y = a + w · (b − a)`, `da = dy · (1 − w)`, `db = dy · w`, `dw = dy · (b − a)`.
/// Shape: `[*], [*], [*] → [*]`, broadcast.
public final class Lerp {
    private Lerp() {}

    public static Tensor of(Tensor a, Tensor b, Tensor w) {
        Tensor y = Pointwise.ternary("lerp", Ternary.LERP, a, b, w);
        return Autograd.record(y, new Backward(Saved.of(a, w), Saved.of(b, w), Saved.of(w)), a, b, w);
    }

    private record Backward(Saved a, Saved b, Saved w) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(w.get().rsub(1)));
            dx.of(1, () -> dy.mul(w.get()));
            dx.of(2, () -> dy.mul(b.get().sub(a.get())));
        }
    }
}
