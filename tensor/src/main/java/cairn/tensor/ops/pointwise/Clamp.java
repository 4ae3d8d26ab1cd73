package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;

/// Bounded from both sides: `y = min(max(x, min), max)`. Shape: `[*], [*], [*] → [*]`, broadcast.
///
/// `dy` goes to `x` where it lies between the bounds or on one, to `min` below it, and to `max` above it or where the bounds cross.
public final class Clamp {
    private Clamp() {}

    public static Tensor of(Tensor x, Tensor min, Tensor max) {
        return Autograd.record(
                value(x, min, max), new Backward(Saved.of(x), Saved.of(min), Saved.of(max)), x, min, max);
    }

    private static Tensor value(Tensor x, Tensor min, Tensor max) {
        boolean floats = x.dtype() == DType.F32 || min.dtype() == DType.F32 || max.dtype() == DType.F32;
        if (floats) return Pointwise.ternary("clamp", Ternary.CLAMP, x, min, max);
        return Pointwise.binary("clamp", Binary.MINIMUM, Pointwise.binary("clamp", Binary.MAXIMUM, x, min), max);
    }

    private record Backward(Saved x, Saved min, Saved max) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            Tensor at = x.get();
            Tensor lo = min.get();
            Tensor hi = max.get();
            dx.of(0, () -> Tensor.where(at.ge(lo).logicalAnd(at.le(hi)), dy, 0));
            dx.of(1, () -> Tensor.where(at.lt(lo).logicalAnd(lo.lt(hi)), dy, 0));
            dx.of(2, () -> Tensor.where(at.gt(hi).logicalOr(hi.lt(lo)), dy, 0));
        }
    }
}
