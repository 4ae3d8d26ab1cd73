package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Selection;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// The `k` greatest, or smallest, elements along a dim, best first, and their positions; the first of equals. NaN counts as the greatest.
/// The gradient goes to those elements. Shape: `[*, N, *] → [*, K, *]`.
public final class TopK {
    private TopK() {}

    public static Selection of(Tensor x, int k, int dim, boolean greatest) {
        int d = x.shape().normalize("topK", dim);
        int n = x.rank() == 0 ? 1 : x.size(d);
        if (k < 0 || k > n)
            throw ShapeException.of("topK", "k must be between 0 and the size %d of dim %d".formatted(n, dim), k);
        if (x.dtype() == DType.F32)
            return Choice.some(x, d, k, (in, out, lines) -> TopKLaunch.of(greatest, k, in, out, lines));
        Selection all = Sort.of(x, d, greatest);
        if (x.rank() == 0) return all;
        return new Selection(all.values().narrow(d, 0, k), all.indices().narrow(d, 0, k));
    }
}
