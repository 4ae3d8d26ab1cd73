package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;

/// Rectifier with a ceiling: `y = min(max(x, 0), 6)`, `dx = dy` where `0 < x < 6`, else 0. Shape: `[*] → [*]`.
public final class ReLU6 {
    private ReLU6() {}

    public static Tensor of(Tensor x) {
        return PiecewiseLinear.of(Unary.RELU6, Binary.RELU6_GRAD, x);
    }
}
