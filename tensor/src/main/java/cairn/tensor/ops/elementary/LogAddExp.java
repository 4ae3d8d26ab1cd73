package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Sum in the logarithmic domain: `y = log(eᵃ + eᵇ)`, `da = dy · σ(a − b)`, `db = dy · σ(b − a)`.
/// Shape: `[*], [*] → [*]`, broadcast.
public final class LogAddExp {
    private LogAddExp() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("logAddExp", Binary.LOG_ADD_EXP, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(a.get().sub(b.get()).sigmoid()));
            dx.of(1, () -> dy.mul(b.get().sub(a.get()).sigmoid()));
        }
    }
}
