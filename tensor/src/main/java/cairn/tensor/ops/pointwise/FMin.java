package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The smaller of two, and the other one where one is NaN: `y = min(a, b)`. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to the operand that was taken, to `a` where both are equal.
public final class FMin {
    private FMin() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("fmin", Binary.FMIN, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(taken(), dy, 0));
            dx.of(1, () -> Tensor.where(taken(), 0, dy));
        }

        private Tensor taken() {
            return a.get().le(b.get()).logicalOr(b.get().isNaN());
        }
    }
}
