package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Bounded from above: `y = min(x, max)`. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dy` goes to `x` where `x ≤ max`, to `max` where `x > max`.
public final class ClampMax {
    private ClampMax() {}

    public static Tensor of(Tensor x, Tensor max) {
        Tensor y = Pointwise.binary("clampMax", Binary.MINIMUM, x, max);
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(max)), x, max);
    }

    private record Backward(Saved x, Saved max) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(x.get().le(max.get()), dy, 0));
            dx.of(1, () -> Tensor.where(x.get().gt(max.get()), dy, 0));
        }
    }
}
