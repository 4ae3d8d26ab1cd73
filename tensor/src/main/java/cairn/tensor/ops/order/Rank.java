package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Selection;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.ops.reduce.Dims;
import cairn.tensor.ops.reduce.EqualShares;

/// Elements by their rank or frequency along a dim. The gradient goes to the chosen element. Shape: `[*] → [* without dim]`.
public final class Rank {
    private Rank() {}

    /// The `k`-th smallest element along `dim`, counted from 1. NaN counts as the greatest. PyTorch: `torch.kthvalue`.
    public static Selection kth(Tensor x, int k, int dim, boolean keepDim) {
        int d = x.shape().normalize("kthValue", dim);
        int n = x.rank() == 0 ? 1 : x.size(d);
        if (k < 1 || k > n)
            throw ShapeException.of("kthValue", "k must be between 1 and the size %d of dim %d".formatted(n, dim), k);
        return of("kthValue", RankLaunch.Rank.KTH, k - 1, x, dim, keepDim);
    }

    /// The lower median along `dim`; NaN if an element is.
    public static Selection median(Tensor x, int dim, boolean keepDim) {
        return of("median", RankLaunch.Rank.MEDIAN, 0, x, dim, keepDim);
    }

    /// The lower median along `dim` of the elements that are numbers.
    public static Selection nanMedian(Tensor x, int dim, boolean keepDim) {
        return of("nanMedian", RankLaunch.Rank.NAN_MEDIAN, 0, x, dim, keepDim);
    }

    /// The lower median of all elements; equal elements share the gradient.
    public static Tensor median(Tensor x) {
        return ofAll(x, median(flat(x), 0, false));
    }

    /// The lower median of all elements that are numbers; equal elements share the gradient.
    public static Tensor nanMedian(Tensor x) {
        return ofAll(x, nanMedian(flat(x), 0, false));
    }

    /// The most frequent element along `dim`, the smallest of those equally frequent; its last position.
    public static Selection mode(Tensor x, int dim, boolean keepDim) {
        Tensor v = x.to(DType.F32);
        Selection s = Choice.one("mode", v, dim, keepDim, ModeLaunch::of);
        return new Selection(s.values().to(x.dtype()), s.indices());
    }

    private static Tensor flat(Tensor x) {
        return x.detach().reshape(x.numel());
    }

    private static Tensor ofAll(Tensor x, Selection s) {
        return EqualShares.record(s.values(), x, Dims.of("median", x.shape(), new int[0], false));
    }

    private static Selection of(String op, RankLaunch.Rank rank, int k, Tensor x, int dim, boolean keepDim) {
        Tensor v = x.to(DType.F32);
        Selection s = Choice.one(op, v, dim, keepDim, (in, out, lines) -> RankLaunch.of(rank, k, in, out, lines));
        return new Selection(s.values().to(x.dtype()), s.indices());
    }
}
