package cairn.tensor.ops.resample;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// The grid that reads an affine picture of a picture: at each place `theta · [x, y, 1]`. Shape: `[N, 2, 3] → [N, H, W, 2]`, or
/// `[N, 3, 4] → [N, D, H, W, 3]`.
public final class AffineGrid {
    private AffineGrid() {}

    /// The places under the maps `theta`.
    ///
    /// @param sizes the spatial sizes of the grid, the outermost first
    public static Tensor of(Tensor theta, boolean alignCorners, int... sizes) {
        int dims = sizes.length;
        if (dims != 2 && dims != 3)
            throw ShapeException.of("affineGrid", "needs sizes H, W or D, H, W", Arrays.toString(sizes));
        for (int n : sizes)
            if (n < 1) throw ShapeException.of("affineGrid", "sizes must be at least 1", Arrays.toString(sizes));
        if (theta.rank() != 3 || theta.size(1) != dims || theta.size(2) != dims + 1)
            throw ShapeException.of(
                    "affineGrid",
                    "theta must be [N, %d, %d] for %d sizes".formatted(dims, dims + 1, dims),
                    theta.shape());
        Tensor y = base(alignCorners, sizes).matmul(theta.transpose(1, 2)); // [P, dims + 1] · [N, dims + 1, dims]
        int[] shape = new int[dims + 2];
        shape[0] = theta.size(0);
        System.arraycopy(sizes, 0, shape, 1, dims);
        shape[dims + 1] = dims;
        return y.reshape(shape);
    }

    /// The coordinates of all places, innermost first, and 1: `[P, dims + 1]`.
    private static Tensor base(boolean alignCorners, int... sizes) {
        int dims = sizes.length;
        Tensor[] columns = new Tensor[dims + 1];
        for (int d = 0; d < dims; d++) {
            int[] shape = new int[dims];
            Arrays.fill(shape, 1);
            shape[d] = sizes[d];
            columns[dims - 1 - d] =
                    line(sizes[d], alignCorners).reshape(shape).expand(sizes).reshape(-1);
        }
        columns[dims] = Tensor.ones(columns[0].size(0));
        return Tensor.stack(1, columns);
    }

    private static Tensor line(int n, boolean alignCorners) {
        if (n == 1) return Tensor.zeros(1);
        Tensor line = Tensor.linspace(-1, 1, n);
        return alignCorners ? line : line.mul((n - 1.0) / n);
    }
}
