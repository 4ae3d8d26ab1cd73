package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;

/// Questions about which elements differ from zero; NaN does. Shape: `[*] → [* without dims]`.
public final class Truth {
    private Truth() {}

    /// Whether any element differs from zero; false of nothing.
    public static Tensor any(Tensor x, Dims dims) {
        return Fold.truth(true, x, dims);
    }

    /// Whether all elements differ from zero; true of nothing.
    public static Tensor all(Tensor x, Dims dims) {
        return Fold.truth(false, x, dims);
    }

    /// How many elements differ from zero. PyTorch: `torch.count_nonzero`.
    public static Tensor count(Tensor x, Dims dims) {
        return Fold.of(Reduce.SUM, x.to(DType.BOOL), dims);
    }
}
