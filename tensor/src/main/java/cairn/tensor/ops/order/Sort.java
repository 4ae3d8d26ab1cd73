package cairn.tensor.ops.order;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;

/// The elements along a dim in order, and where each came from. Equal elements keep their order; NaN counts as the greatest. The gradient
/// goes back to where each element came from. Shape: `[*] → [*]`.
public final class Sort {
    private Sort() {}

    /// PyTorch: `torch.sort(stable=True)`.
    public static Selection of(Tensor x, int dim, boolean descending) {
        int d = x.shape().normalize("sort", dim);
        Tensor v = Choice.ordered(x);
        Selection s = Choice.some(v, d, length(x, d), (in, out, lines) -> SortLaunch.of(descending, in, out, lines));
        return new Selection(s.values().to(x.dtype()), s.indices());
    }

    /// The positions alone.
    public static Tensor positions(Tensor x, int dim, boolean descending) {
        int d = x.shape().normalize("argsort", dim);
        return Choice.positions(
                Choice.ordered(x), d, length(x, d), (in, out, lines) -> SortLaunch.of(descending, in, out, lines));
    }

    private static int length(Tensor x, int dim) {
        return x.rank() == 0 ? 1 : x.size(dim);
    }
}
