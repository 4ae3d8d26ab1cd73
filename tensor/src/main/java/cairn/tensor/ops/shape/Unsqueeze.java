package cairn.tensor.ops.shape;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// A dimension of size 1 put in: a view.
///
/// @param dim of the result
public record Unsqueeze(int dim) implements Region {
    /// With one dimension more.
    ///
    /// @param dim of the result, in `[-rank-1, rank]`
    public static Tensor of(Tensor x, int dim) {
        int limit = x.rank() + 1;
        if (dim < -limit || dim >= limit)
            throw ShapeException.of(
                    "unsqueeze", "dim must be in [%d, %d] for shape %s".formatted(-limit, limit - 1, x.shape()), dim);
        View v = new Unsqueeze(dim < 0 ? dim + limit : dim).in(ArrayTensor.view(x));
        return Reshape.seenAs(x, v);
    }

    @Override
    public View in(View x) {
        int[] dims = new int[x.rank() + 1];
        int[] strides = new int[x.rank() + 1];
        dims[dim] = 1;
        strides[dim] = 1;
        for (int d = 0; d < x.rank(); d++) {
            dims[d < dim ? d : d + 1] = x.size(d);
            strides[d < dim ? d : d + 1] = x.stride(d);
        }
        return x.at(x.offset(), dims, strides);
    }
}
