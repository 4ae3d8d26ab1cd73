package cairn.tensor.ops.order;

import cairn.tensor.Selection;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// The greatest or smallest element along a dim and its position: the first of equals, the first NaN if there is one. The gradient goes to
/// that element. Shape: `[*] → [* without dim]`.
public final class Extremum {
    private Extremum() {}

    /// PyTorch: `torch.max(x, dim)`.
    public static Selection max(Tensor x, int dim, boolean keepDim) {
        return of("max", true, x, dim, keepDim);
    }

    /// PyTorch: `torch.min(x, dim)`.
    public static Selection min(Tensor x, int dim, boolean keepDim) {
        return of("min", false, x, dim, keepDim);
    }

    private static Selection of(String op, boolean greatest, Tensor x, int dim, boolean keepDim) {
        Tensor v = Choice.ordered(x);
        Selection s = Choice.one(op, v, dim, keepDim, (in, out, lines) -> new ExtremumLaunch(greatest, in, out, lines));
        return new Selection(s.values().to(x.dtype()), s.indices());
    }

    /// The position of the greatest, or smallest, element along `dim`.
    public static Tensor position(String op, boolean greatest, Tensor x, int dim, boolean keepDim) {
        int d = x.shape().normalize(op, dim);
        if (x.rank() > 0 && x.size(d) == 0)
            throw ShapeException.of(op, "needs at least one element along dim " + dim, x.shape());
        Tensor v = Choice.ordered(x);
        Tensor at = Choice.positions(v, d, 1, (in, out, lines) -> new ExtremumLaunch(greatest, in, out, lines));
        return keepDim || x.rank() == 0 ? at : at.squeeze(d);
    }

    /// The position of the greatest, or smallest, of all elements in row-major order.
    public static Tensor position(String op, boolean greatest, Tensor x, boolean keepDim) {
        if (x.numel() == 0) throw ShapeException.of(op, "needs at least one element", x.shape());
        Tensor at = position(op, greatest, x.detach().reshape(x.numel()), 0, false);
        int[] ones = new int[keepDim ? x.rank() : 0];
        Arrays.fill(ones, 1);
        return at.reshape(ones);
    }
}
