package cairn.tensor.ops.reduce;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;

/// The greatest, or smallest, element over some dimensions; NaN if any is NaN. Equal elements share the gradient evenly.
/// Shape: `[*] → [* without dims]`.
public final class Extreme {
    private Extreme() {}

    /// PyTorch: `amax`, and `max` without a dim.
    ///
    /// @param op the operation to name in errors
    public static Tensor max(String op, Tensor x, Dims dims) {
        return of(Reduce.MAX, x, dims.notEmpty(op));
    }

    /// PyTorch: `amin`, and `min` without a dim.
    ///
    /// @param op the operation to name in errors
    public static Tensor min(String op, Tensor x, Dims dims) {
        return of(Reduce.MIN, x, dims.notEmpty(op));
    }

    private static Tensor of(Reduce op, Tensor x, Dims dims) {
        return EqualShares.record(Fold.of(op, x, dims).to(x.dtype()), x, dims);
    }
}
