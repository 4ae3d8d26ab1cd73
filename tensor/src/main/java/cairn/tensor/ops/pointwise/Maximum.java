package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The larger of two: `y = max(a, b)`, NaN if either is. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to the larger operand, half to each where they are equal.
public final class Maximum {
    private Maximum() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("maximum", Binary.MAXIMUM, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b)), a, b);
    }

    /// What an operand gets of `dy`: nothing where it lost, half where it tied.
    static Tensor share(Tensor dy, Tensor lost, Tensor tied) {
        return Tensor.where(lost, 0, Tensor.where(tied, dy.mul(0.5), dy));
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor tied = a.get().eq(b.get());
            dx.of(0, () -> share(dy, a.get().lt(b.get()), tied));
            dx.of(1, () -> share(dy, b.get().lt(a.get()), tied));
        }
    }
}
