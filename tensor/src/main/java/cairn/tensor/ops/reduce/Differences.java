package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Differences of neighbours along a dim, and the trapezoidal rule, their inverse.
public final class Differences {
    private Differences() {}

    /// `xᵢ₊₁ − xᵢ` along `dim`, `n` times over: each time one element fewer; truth values say where neighbours differ. PyTorch: `torch.diff`.
    public static Tensor diff(Tensor x, int n, int dim) {
        if (x.rank() == 0) throw ShapeException.of("diff", "needs at least one dim", x.shape());
        if (n < 0) throw new IllegalArgumentException("diff: n must not be negative, got " + n + ".");
        int d = x.shape().normalize("diff", dim);
        Tensor y = x;
        for (int i = 0; i < Math.min(n, x.size(d)); i++) y = step(y, d);
        return y;
    }

    private static Tensor step(Tensor x, int dim) {
        Tensor after = behind(x, dim);
        Tensor before = x.narrow(dim, 0, after.size(dim));
        return x.dtype() == DType.BOOL ? after.ne(before) : after.sub(before);
    }

    /// All but the first element along `dim`.
    private static Tensor behind(Tensor x, int dim) {
        int rest = Math.max(0, x.size(dim) - 1);
        return x.narrow(dim, x.size(dim) - rest, rest);
    }

    /// The integral of `y` along `dim` over points `dx` apart. PyTorch: `torch.trapezoid`.
    public static Tensor trapezoid(Tensor y, double dx, int dim) {
        int d = y.shape().normalize("trapezoid", dim);
        return areas(y, d).sum(d).mul(dx / 2);
    }

    /// The integral of `y` along `dim` over points at `x`, a vector or a tensor that broadcasts against `y`.
    public static Tensor trapezoid(Tensor y, Tensor x, int dim) {
        int d = y.shape().normalize("trapezoid", dim);
        return areas(y, d)
                .mul(widths(y, x, d))
                .sum(dim < 0 ? dim : d - y.rank())
                .mul(0.5);
    }

    /// The integral up to each point, without the first. PyTorch: `torch.cumulative_trapezoid`.
    public static Tensor cumulative(Tensor y, double dx, int dim) {
        int d = y.shape().normalize("cumulativeTrapezoid", dim);
        return areas(y, d).mul(dx / 2).cumSum(d);
    }

    /// The integral up to each point, without the first, over points at `x`.
    public static Tensor cumulative(Tensor y, Tensor x, int dim) {
        int d = y.shape().normalize("cumulativeTrapezoid", dim);
        return areas(y, d).mul(widths(y, x, d)).mul(0.5).cumSum(dim < 0 ? dim : d - y.rank());
    }

    /// The sum of each two neighbours.
    private static Tensor areas(Tensor y, int dim) {
        if (y.rank() == 0) throw ShapeException.of("trapezoid", "needs at least one dim", y.shape());
        Tensor after = behind(y, dim);
        return after.add(y.narrow(dim, 0, after.size(dim)));
    }

    private static Tensor widths(Tensor y, Tensor x, int dim) {
        if (x.rank() != 1) return diff(x, 1, dim - y.rank());
        int[] sizes = new int[y.rank() - dim];
        Arrays.fill(sizes, 1);
        sizes[0] = Math.max(0, x.size(0) - 1);
        return diff(x, 1, 0).reshape(sizes);
    }
}
