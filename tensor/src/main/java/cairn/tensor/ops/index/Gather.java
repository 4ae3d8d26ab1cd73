package cairn.tensor.ops.index;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Elements picked along a dimension, each by an index of its own, and put back the same way. Shape: `[*], index [*] → index [*]`.
///
/// `gather` along dimension 1 is `y[i, j] = x[i, index[i, j]]`; `scatter` is `y[i, index[i, j]] = source[i, j]`. The index may be smaller
/// than the tensor along the other dimensions.
public final class Gather {
    private Gather() {}

    public static Tensor of(Tensor x, int dim, Tensor index) {
        int d = x.shape().normalize("gather", dim);
        if (x.rank() == 0 || index.rank() == 0)
            return scalars(x, index) ? of(x.reshape(-1), 0, index.reshape(-1)).reshape(index.shape().dims()) : mismatch("gather", x, index);
        return PickAt.of(x, places("gather", x, d, index));
    }

    /// A copy of `x` with `source` at the places. PyTorch: `scatter`.
    public static Tensor scatter(Tensor x, int dim, Tensor index, Tensor source) {
        int d = x.shape().normalize("scatter", dim);
        requireSameType("scatter", x, source);
        if (x.rank() == 0 || index.rank() == 0) {
            if (!scalars(x, index)) return mismatch("scatter", x, index);
            return scatter(x.reshape(-1), 0, index.reshape(-1), source.reshape(-1)).reshape(x.shape().dims());
        }
        Places places = places("scatter", x, d, index);
        return SetAt.of(x, fitting("scatter", source, index), places);
    }

    /// A copy of `x` with `value` at the places. PyTorch: `scatter`.
    public static Tensor scatter(Tensor x, int dim, Tensor index, float value) {
        return scatter(x, dim, index, Tensor.scalar(value).to(x.dtype()).expand(index.shape().dims()));
    }

    /// A copy of `x` with `source` added at the places. PyTorch: `scatter_add`.
    public static Tensor scatterAdd(Tensor x, int dim, Tensor index, Tensor source) {
        int d = x.shape().normalize("scatterAdd", dim);
        requireSameType("scatterAdd", x, source);
        if (x.rank() == 0 || index.rank() == 0) {
            if (!scalars(x, index)) return mismatch("scatterAdd", x, index);
            return scatterAdd(x.reshape(-1), 0, index.reshape(-1), source.reshape(-1)).reshape(x.shape().dims());
        }
        Places places = places("scatterAdd", x, d, index);
        return AddAt.of(x, fitting("scatterAdd", source, index), places);
    }

    /// [#of] where sizes of 1 are repeated along the other dimensions. PyTorch: `take_along_dim`.
    public static Tensor alongDim(Tensor x, Tensor index, int dim) {
        int d = x.shape().normalize("takeAlongDim", dim);
        if (x.rank() != index.rank()) return mismatch("takeAlongDim", x, index);
        if (x.rank() == 0) return of(x, 0, index);
        Shape common = Shape.broadcast("takeAlongDim", x.shape().with(d, 1), index.shape().with(d, 1));
        Tensor from = x.expand(common.with(d, x.size(d)).dims());
        return of(from, d, index.expand(common.with(d, index.size(d)).dims()));
    }

    static Places places(String op, Tensor x, int dim, Tensor index) {
        if (index.rank() != x.rank()) mismatch(op, x, index);
        for (int d = 0; d < x.rank(); d++)
            if (d != dim && index.size(d) > x.size(d) && index.numel() > 0)
                throw ShapeException.of(
                        op, "the index must not be larger than x %s except along dim %d".formatted(x.shape(), dim), index.shape());
        return Places.each(op, index, dim, x.size(dim));
    }

    /// The part of the source that the index speaks of.
    static Tensor fitting(String op, Tensor source, Tensor index) {
        boolean fits = source.rank() == index.rank();
        for (int d = 0; fits && d < index.rank(); d++) fits = index.size(d) <= source.size(d);
        if (!fits && index.numel() > 0)
            throw ShapeException.of(
                    op, "the source must be at least as large as the index %s".formatted(index.shape()), source.shape());
        Tensor part = source;
        for (int d = 0; d < index.rank(); d++) if (part.size(d) != index.size(d)) part = part.narrow(d, 0, index.size(d));
        return part;
    }

    static void requireSameType(String op, Tensor x, Tensor source) {
        if (x.dtype() != source.dtype())
            throw new IllegalArgumentException(
                    "%s: x and source must have the same type, got %s and %s.".formatted(op, x.dtype(), source.dtype()));
    }

    private static boolean scalars(Tensor x, Tensor index) {
        return x.rank() <= 1 && index.rank() <= 1;
    }

    private static Tensor mismatch(String op, Tensor x, Tensor index) {
        throw ShapeException.of(op, "the index must have as many dims as x", "x " + x.shape() + " and index " + index.shape());
    }
}
