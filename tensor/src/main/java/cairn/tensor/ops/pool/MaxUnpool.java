package cairn.tensor.ops.pool;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// The partial inverse of [MaxPool]: maxima go back to where they were, all other places are 0. `dx` is `dy` at these places.
///
/// Shape: `[*, …], [*, …] → [*, …']`.
public final class MaxUnpool {
    private MaxUnpool() {}

    /// Puts maxima back.
    ///
    /// @param indices what the pooling said, of the shape of `x`
    /// @param outputSize one for each dim, or none for `(in − 1)·stride − 2·padding + size`
    public static Tensor of(int dims, Tensor x, Tensor indices, Window window, int... outputSize) {
        String op = "maxUnpool" + dims + "d";
        PoolCheck.requireRank(op, dims, x.shape());
        if (!indices.shape().equals(x.shape()))
            throw ShapeException.mustEqual(op, "x", x.shape(), "indices", indices.shape());
        if (indices.dtype() != DType.I64)
            throw new IllegalArgumentException(op + ": indices must be I64, got " + indices.dtype() + ".");
        int[] sizes = x.shape().dims();
        int[] out = outputSize(op, dims, x.shape(), window, outputSize);
        System.arraycopy(out, 0, sizes, sizes.length - dims, dims);
        int plane = 1;
        for (int n : out) plane *= n;
        Shape y = Shape.of(sizes);
        View places = Places.of(op, indices, plane);
        return PutInPlane.replacing(x, places, y, plane == 0 ? 1 : y.numel() / plane);
    }

    private static int[] outputSize(String op, int dims, Shape x, Window window, int[] wanted) {
        int[] in = PoolCheck.spatial(x, dims);
        int[] stride = window.strides(dims, window.sizes());
        int[] out = new int[dims];
        for (int d = 0; d < dims; d++)
            out[d] = (in[d] - 1) * stride[d] - 2 * window.paddings(dims)[d] + window.sizes(dims)[d];
        if (wanted.length == 0) return out;
        for (int d = 0; d < dims; d++)
            if (wanted.length != dims || Math.abs(wanted[d] - out[d]) >= stride[d])
                throw ShapeException.of(
                        op,
                        "the output size must be less than a stride away from %s for %s over %s"
                                .formatted(Arrays.toString(out), window, x),
                        Arrays.toString(wanted));
        return wanted;
    }
}
