package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Hard shrinkage: `y = x`, but 0 where `|x| ≤ λ`; `dx = dy` where `|x| > λ`, else 0. Shape: `[*] → [*]`.
public final class HardShrink {
    private HardShrink() {}

    public static Tensor of(Tensor x, float lambda) {
        Tensor y = Pointwise.binary("hardshrink", Binary.HARDSHRINK, x, Tensor.scalar(lambda));
        return PiecewiseLinear.of(y, Ternary.SHRINK_GRAD, x, lambda);
    }
}
