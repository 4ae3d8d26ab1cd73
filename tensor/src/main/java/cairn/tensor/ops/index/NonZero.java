package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.engine.View;
import java.util.ArrayList;
import java.util.List;

/// The coordinates of the elements that are not 0, in row-major order. The elements are read by the program, since they decide the
/// shape. Shape: `[*] → [count, rank]`, I64.
public final class NonZero {
    private NonZero() {}

    public static Tensor of(Tensor x) {
        List<Tensor> coordinates = coordinates(x);
        if (x.rank() == 0) return Tensor.zeros(DType.I64, Masked.positions(x).numel(), 0);
        return Tensor.stack(1, coordinates.toArray(Tensor[]::new));
    }

    /// One vector of coordinates for each dimension. PyTorch: `nonzero(as_tuple=True)`.
    public static List<Tensor> coordinates(Tensor x) {
        long[] at = Masked.positions(x).toLongArray();
        List<Tensor> coordinates = new ArrayList<>();
        int[] strides = View.rowMajor(x.shape().dims());
        for (int d = 0; d < x.rank(); d++) {
            long[] c = new long[at.length];
            for (int i = 0; i < c.length; i++) c[i] = at[i] / strides[d] % x.size(d);
            coordinates.add(Tensor.wrap(c, c.length));
        }
        return List.copyOf(coordinates);
    }
}
