package cairn.tensor.ops.pointwise;

import cairn.tensor.Tensor;

/// The nearest multiple of `10^−decimals`, halves to the even one; the gradient is 0. Shape: `[*] → [*]`.
public final class Rounding {
    private Rounding() {}

    public static Tensor of(Tensor x, int decimals) {
        double scale = Math.pow(10, Math.abs(decimals)); // exact, unlike its inverse
        return decimals < 0
                ? x.div(scale).round().mul(scale)
                : x.mul(scale).round().div(scale);
    }
}
