package cairn.tensor.ops.shape;

import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Dimensions of size 1 left out: a view.
public final class Squeeze {
    private Squeeze() {}

    /// Without those of the given dimensions that have size 1; none given means all.
    public static Tensor of(Tensor x, int... dims) {
        boolean[] out = new boolean[x.rank()];
        for (int d = 0; d < out.length; d++) out[d] = dims.length == 0 && x.size(d) == 1;
        for (int dim : dims) {
            int d = x.shape().normalize("squeeze", dim);
            if (x.rank() > 0) out[d] = x.size(d) == 1;
        }
        View v = ArrayTensor.view(x);
        int[] sizes = new int[x.rank()];
        int[] strides = new int[x.rank()];
        int rank = 0;
        for (int d = 0; d < out.length; d++) {
            if (out[d]) continue;
            sizes[rank] = v.size(d);
            strides[rank++] = v.stride(d);
        }
        return Reshape.seenAs(x, v.at(v.offset(), Arrays.copyOf(sizes, rank), Arrays.copyOf(strides, rank)));
    }
}
