package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Sum in the logarithmic domain: `y = log₂(2ᵃ + 2ᵇ)`, `da = dy · σ((a − b)·log 2)`, `db = dy · σ((b − a)·log 2)`.
/// Shape: `[*], [*] → [*]`, broadcast.
public final class LogAddExp2 {
    private LogAddExp2() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("logAddExp2", Binary.LOG_ADD_EXP2, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(a.get().sub(b.get()).mul(Math.log(2)).sigmoid()));
            dx.of(1, () -> dy.mul(b.get().sub(a.get()).mul(Math.log(2)).sigmoid()));
        }
    }
}
