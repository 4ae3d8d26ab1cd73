package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Soft shrinkage: `y = x − λ·sign(x)`, but 0 where `|x| ≤ λ`; `dx = dy` where `|x| > λ`, else 0. Shape: `[*] → [*]`.
public final class SoftShrink {
    private SoftShrink() {}

    public static Tensor of(Tensor x, float lambda) {
        if (!(lambda >= 0))
            throw new IllegalArgumentException("softshrink: lambda must not be negative, got " + lambda + ".");
        Tensor y = Pointwise.binary("softshrink", Binary.SOFTSHRINK, x, Tensor.scalar(lambda));
        return PiecewiseLinear.of(y, Ternary.SHRINK_GRAD, x, lambda);
    }
}
