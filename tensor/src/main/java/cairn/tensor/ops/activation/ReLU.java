package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Rectifier: `y = max(x, 0)`, `dx = dy` where `y > 0`, else 0. Shape: `[*] → [*]`.
public final class ReLU {
    private ReLU() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.RELU, x);
        return Autograd.record(
                y, new PiecewiseLinear.Backward(Binary.RELU_GRAD, Saved.of(y)), x); // y tells as much as x
    }
}
