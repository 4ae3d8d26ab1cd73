package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// What is left of a division rounded towards zero: `y = a − b·trunc(a/b)`, `da = dy`, `db = −dy · trunc(a/b)`.
/// Shape: `[*], [*] → [*]`, broadcast.
public final class FMod {
    private FMod() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("fmod", Binary.FMOD, a, b);
        return Autograd.record(y, new Backward(Saved.of(a, b), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, () -> dy.mul(a.get().truncDivide(b.get())).neg());
        }
    }
}
