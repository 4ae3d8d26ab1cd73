package cairn.tensor.ops.pointwise;

import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// NaN, +∞ and −∞ replaced by numbers; `dx = dy` elsewhere, 0 there. Shape: `[*] → [*]`.
public final class NanToNum {
    private NanToNum() {}

    public static Tensor of(Tensor x, double nan, double posInf, double negInf) {
        if (x.dtype() != DType.F32) return x.copy();
        Tensor finite = Tensor.where(
                x.eq(Double.NEGATIVE_INFINITY), negInf, Tensor.where(x.eq(Double.POSITIVE_INFINITY), posInf, x));
        return Tensor.where(x.isNaN(), nan, finite);
    }
}
