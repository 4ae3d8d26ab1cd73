package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The larger of two, and the other one where one is NaN: `y = max(a, b)`. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to the operand that was taken, to `a` where both are equal.
public final class FMax {
    private FMax() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("fmax", Binary.FMAX, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(taken(), dy, 0));
            dx.of(1, () -> Tensor.where(taken(), 0, dy));
        }

        private Tensor taken() {
            return a.get().ge(b.get()).logicalOr(b.get().isNaN());
        }
    }
}
