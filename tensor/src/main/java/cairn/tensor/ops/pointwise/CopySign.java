package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The magnitude of `a` with the sign of `b`: `da = dy` with the sign changed where that of `a` was, 0 where `a = 0`; `b` has no
/// gradient. Shape: `[*], [*] → [*]`, broadcast.
public final class CopySign {
    private CopySign() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("copysign", Binary.COPYSIGN, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(y)), a, b);
    }

    private record Backward(Saved a, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(a.get().sign()).mul(y.get().sign()));
            dx.of(1, () -> Tensor.zeros(dy.shape().dims()));
        }
    }
}
