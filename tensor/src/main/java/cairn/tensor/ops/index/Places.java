package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Which places along one dimension are picked or changed, checked: the part that all indexing operations share.
///
/// @param index I64, kept until the backward pass: one place for each element, or, as a vector, one for each place along `dim`
/// @param dim the indexed dimension
/// @param shape of the picked elements
/// @param isVector whether the index holds for all elements at its place along `dim`
record Places(Saved index, int dim, Shape shape, boolean isVector) {
    /// One index for each picked element.
    ///
    /// @param op the operation to name in errors
    /// @param size of the indexed tensor along `dim`
    static Places each(String op, Tensor index, int dim, int size) {
        check(op, index, dim, size);
        return new Places(Saved.of(index), dim, index.shape(), false);
    }

    /// One index for each place along `dim`, for a tensor of shape `from`.
    static Places along(String op, Tensor index, int dim, Shape from) {
        if (index.rank() > 1)
            throw ShapeException.of(
                    op, "the index must be a vector", index.shape(), "Use gather(), or get(Index.of(…)).");
        check(op, index, dim, from.size(dim));
        return checked(index, dim, from);
    }

    /// As [#along], for an index that is known to be right.
    static Places checked(Tensor index, int dim, Shape from) {
        return new Places(Saved.of(index), dim, from.with(dim, index.numel()), true);
    }

    /// Refuses an index of another type than I64, and one outside `[0, size)`.
    static void check(String op, Tensor index, int dim, int size) {
        requireLong(op, index);
        Engine.launch(new IndexCheck(op, ArrayTensor.view(index), dim, 0, size));
    }

    static void requireLong(String op, Tensor index) {
        if (index.dtype() != DType.I64)
            throw new IllegalArgumentException(op + ": the index must be I64, got " + index.dtype()
                    + ". Use to(DType.I64), or Tensor.of(long[] …).");
    }

    /// The index in the shape of the picked elements.
    private View spread() {
        View v = ArrayTensor.view(index.get());
        if (!isVector) return v;
        int[] strides = new int[shape.rank()];
        strides[dim] = v.rank() == 0 ? 0 : v.stride(0);
        return v.at(v.offset(), shape.dims(), strides);
    }

    /// Copies the places of `x` into `y`.
    void gather(View x, View y) {
        Engine.launch(GatherLaunch.of(x, dim, spread(), y));
    }

    /// Combines `x` with what is at the places of `y`.
    void scatter(ScatterLaunch.Mode mode, View y, View x) {
        Engine.launch(ScatterLaunch.of(mode, y, dim, spread(), x));
    }
}
