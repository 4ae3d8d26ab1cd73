package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;

/// The greatest, or smallest, element over some dimensions; NaN if any is NaN. Equal elements share the gradient evenly.
/// Shape: `[*] → [* without dims]`.
public final class Extreme {
    private Extreme() {}

    /// PyTorch: `amax`, and `max` without a dim.
    public static Tensor max(Tensor x, Dims dims) {
        return of(Reduce.MAX, x, dims.notEmpty("amax"));
    }

    /// PyTorch: `amin`, and `min` without a dim.
    public static Tensor min(Tensor x, Dims dims) {
        return of(Reduce.MIN, x, dims.notEmpty("amin"));
    }

    private static Tensor of(Reduce op, Tensor x, Dims dims) {
        Tensor y = Fold.of(op, x, dims).to(x.dtype());
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(y), dims), x);
    }

    private record Backward(Saved x, Saved y, Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor v = x.get();
                Tensor top = dims.restore(y.get());
                Tensor chosen = v.eq(top).logicalOr(v.isNaN().logicalAnd(top.isNaN()));
                Tensor share = dims.restore(dy).div(chosen.sum(true, dims.foldedDims()));
                return Tensor.where(chosen, share, 0);
            });
        }
    }
}
