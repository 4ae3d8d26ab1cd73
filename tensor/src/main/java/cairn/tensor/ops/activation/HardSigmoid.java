package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;

/// Straight-line sigmoid: `y = (x + 3) / 6` limited to `[0, 1]`, `dx = dy / 6` where `−3 < x < 3`, else 0. Shape: `[*] → [*]`.
///
/// Courbariaux et al., 2015, arXiv:1511.00363.
public final class HardSigmoid {
    private HardSigmoid() {}

    public static Tensor of(Tensor x) {
        return PiecewiseLinear.of(Unary.HARDSIGMOID, Binary.HARDSIGMOID_GRAD, x);
    }
}
