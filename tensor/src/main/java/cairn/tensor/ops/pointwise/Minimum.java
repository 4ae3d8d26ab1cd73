package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The smaller of two: `y = min(a, b)`, NaN if either is. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to the smaller operand, half to each where they are equal.
public final class Minimum {
    private Minimum() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("minimum", Binary.MINIMUM, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor tied = a.get().eq(b.get());
            dx.of(0, () -> Maximum.share(dy, a.get().gt(b.get()), tied));
            dx.of(1, () -> Maximum.share(dy, b.get().gt(a.get()), tied));
        }
    }
}
