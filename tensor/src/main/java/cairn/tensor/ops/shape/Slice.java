package cairn.tensor.ops.shape;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// Evenly spaced places along a dimension: a view.
///
/// @param start the first place
/// @param step from one place to the next, at least 1
/// @param size the number of places
public record Slice(int dim, int start, int step, int size) implements Region {
    /// `x[from : to : step]` along `dim`, as Python has it: negative ends count from the end, and ends outside are moved to it.
    public static Tensor of(Tensor x, int dim, int from, int to, int step) {
        return RegionView.of(x, resolve("slice", x.shape(), dim, from, to, step));
    }

    /// `length` places from `start` on, all of which must exist.
    public static Tensor narrow(Tensor x, int dim, int start, int length) {
        if (x.rank() == 0) throw ShapeException.of("narrow", "a scalar has no dim to narrow", x.shape());
        int d = x.shape().normalize("narrow", dim);
        int size = x.size(d);
        int first = start < 0 ? start + size : start;
        if (first < 0 || length < 0 || first > size - length)
            throw ShapeException.of(
                    "narrow",
                    "start and length must stay within dim %d of size %d".formatted(d, size),
                    "start %d, length %d".formatted(start, length));
        return RegionView.of(x, new Slice(d, first, 1, length));
    }

    /// A copy of `x` with `source` at evenly spaced places along a dimension. PyTorch: `slice_scatter`.
    public static Tensor scatter(Tensor x, Tensor source, int dim, int from, int to, int step) {
        return Replace.of("sliceScatter", x, source, resolve("sliceScatter", x.shape(), dim, from, to, step));
    }

    /// The places that Python's rules give.
    ///
    /// @param op the operation to name in errors
    public static Slice resolve(String op, Shape shape, int dim, int from, int to, int step) {
        if (shape.rank() == 0) throw ShapeException.of(op, "a scalar has no dim to slice", shape);
        if (step < 1)
            throw ShapeException.of(op, "the step must be at least 1", step, "Use flip(dim) to go backwards.");
        int d = shape.normalize(op, dim);
        int size = shape.size(d);
        int start = clamp(from, size);
        int end = clamp(to, size);
        return new Slice(d, start, step, start >= end ? 0 : (end - start - 1) / step + 1);
    }

    private static int clamp(int end, int size) {
        return Math.clamp(end < 0 ? (long) end + size : end, 0, size);
    }

    @Override
    public View in(View x) {
        int[] dims = x.shape().dims();
        int[] strides = x.strides();
        int offset = size == 0 ? x.offset() : x.offset() + start * strides[dim];
        dims[dim] = size;
        strides[dim] *= step;
        return x.at(offset, dims, strides);
    }
}
