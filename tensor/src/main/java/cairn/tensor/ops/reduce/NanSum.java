package cairn.tensor.ops.reduce;

import cairn.tensor.Tensor;

/// Sums and means that pass over NaN. Shape: `[*] → [* without dims]`.
public final class NanSum {
    private NanSum() {}

    /// The sum of the elements that are numbers; 0 of none.
    public static Tensor of(Tensor x, Dims dims) {
        return Sum.of(Tensor.where(x.isNaN(), 0, x), dims);
    }

    /// The mean of the elements that are numbers; NaN of none.
    public static Tensor mean(Tensor x, Dims dims) {
        return of(x, dims).div(Sum.of(x.isNaN().logicalNot(), dims));
    }
}
