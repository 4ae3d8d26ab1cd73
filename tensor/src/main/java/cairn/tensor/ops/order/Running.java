package cairn.tensor.ops.order;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;

/// The greatest or smallest element up to each place along a dim and its position: the last of equals, the last NaN if there is one. The
/// gradient goes to those elements. Shape: `[*] → [*]`.
public final class Running {
    private Running() {}

    /// PyTorch: `torch.cummax`.
    public static Selection max(Tensor x, int dim) {
        return of("cumMax", true, x, dim);
    }

    /// PyTorch: `torch.cummin`.
    public static Selection min(Tensor x, int dim) {
        return of("cumMin", false, x, dim);
    }

    private static Selection of(String op, boolean greatest, Tensor x, int dim) {
        int d = x.shape().normalize(op, dim);
        int n = x.rank() == 0 ? 1 : x.size(d);
        Tensor v = Choice.ordered(x);
        Selection s = Choice.some(v, d, n, (in, out, lines) -> new RunningExtremumLaunch(greatest, in, out, lines));
        return new Selection(s.values().to(x.dtype()), s.indices());
    }
}
