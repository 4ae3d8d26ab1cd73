package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Bounded from below: `y = max(x, min)`. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to `x` where `x ≥ min`, to `min` where `x < min`.
public final class ClampMin {
    private ClampMin() {}

    public static Tensor of(Tensor x, Tensor min) {
        Tensor y = Pointwise.binary("clampMin", Binary.MAXIMUM, x, min);
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(min)), x, min);
    }

    private record Backward(Saved x, Saved min) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(x.get().ge(min.get()), dy, 0));
            dx.of(1, () -> Tensor.where(x.get().lt(min.get()), dy, 0));
        }
    }
}
