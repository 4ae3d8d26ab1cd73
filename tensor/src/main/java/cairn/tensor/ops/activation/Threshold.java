package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// `y = x` above the threshold, else a fixed value; `dx = dy` above the threshold, else 0. Shape: `[*] → [*]`.
public final class Threshold {
    private Threshold() {}

    public static Tensor of(Tensor x, float threshold, float value) {
        Tensor y = Pointwise.ternary("threshold", Ternary.THRESHOLD, x, Tensor.scalar(threshold), Tensor.scalar(value));
        return PiecewiseLinear.of(y, Ternary.THRESHOLD_GRAD, x, threshold);
    }
}
