package cairn.tensor.ops.shape;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// The elements at one place along a dimension, which disappears: a view.
public record Select(int dim, int index) implements Region {
    /// The elements at place `index` along `dim`.
    ///
    /// @param index counts from the end if negative
    public static Tensor of(Tensor x, int dim, int index) {
        return RegionView.of(x, resolve("select", x.shape(), dim, index));
    }

    /// A copy of `x` with `source` at one place along a dimension. PyTorch: `select_scatter`.
    public static Tensor scatter(Tensor x, Tensor source, int dim, int index) {
        return Replace.of("selectScatter", x, source, resolve("selectScatter", x.shape(), dim, index));
    }

    /// The place counted from the front.
    ///
    /// @param op the operation to name in errors
    public static Select resolve(String op, Shape shape, int dim, int index) {
        if (shape.rank() == 0) throw ShapeException.of(op, "a scalar has no dim to select from", shape);
        int d = shape.normalize(op, dim);
        int size = shape.size(d);
        if (index < -size || index >= size) throw ShapeException.indexOutOfRange(op, "index " + index, d, size, true);
        return new Select(d, index < 0 ? index + size : index);
    }

    @Override
    public View in(View x) {
        int[] dims = new int[x.rank() - 1];
        int[] strides = new int[x.rank() - 1];
        for (int d = 0; d < dims.length; d++) {
            dims[d] = x.size(d < dim ? d : d + 1);
            strides[d] = x.stride(d < dim ? d : d + 1);
        }
        return x.at(x.offset() + index * x.stride(dim), dims, strides);
    }
}
