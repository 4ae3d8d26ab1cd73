package cairn.tensor.ops.index;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Creation;

/// Elements picked along a dimension, each by an index of its own, and put back the same way. Shape: `[*], index [*] → index [*]`.
///
/// `gather` along dimension 1 is `y[i, j] = x[i, index[i, j]]`; `scatter` is `y[i, index[i, j]] = source[i, j]`. The index may be smaller
/// than the tensor along the other dimensions. A scalar counts as a vector of one element.
public final class Gather {
    private Gather() {}

    public static Tensor of(Tensor x, int dim, Tensor index) {
        Places places = places("gather", x, dim, index);
        return PickAt.of(x.rank() == 0 ? x.reshape(1) : x, places)
                .reshape(index.shape().dims());
    }

    /// A copy of `x` with `source` at the places. PyTorch: `scatter`.
    public static Tensor scatter(Tensor x, int dim, Tensor index, Tensor source) {
        return change("scatter", x, dim, index, source, SetAt::of);
    }

    /// A copy of `x` with `value` at the places. PyTorch: `scatter`.
    public static Tensor scatter(Tensor x, int dim, Tensor index, double value) {
        Tensor source = Creation.full(x.dtype(), value, Shape.SCALAR);
        return scatter(x, dim, index, source.expand(index.shape().dims()));
    }

    /// A copy of `x` with `source` added at the places. PyTorch: `scatter_add`.
    public static Tensor scatterAdd(Tensor x, int dim, Tensor index, Tensor source) {
        return change("scatterAdd", x, dim, index, source, AddAt::of);
    }

    /// [#of] where sizes of 1 are repeated along the other dimensions. PyTorch: `take_along_dim`.
    public static Tensor alongDim(Tensor x, Tensor index, int dim) {
        int d = x.shape().normalize("takeAlongDim", dim);
        if (x.rank() != index.rank()) throw ranksDiffer("takeAlongDim", x, index);
        if (x.rank() == 0) return of(x, 0, index);
        Shape common = Shape.broadcast(
                "takeAlongDim", x.shape().with(d, 1), index.shape().with(d, 1));
        Tensor from = x.expand(common.with(d, x.size(d)).dims());
        return of(from, d, index.expand(common.with(d, index.size(d)).dims()));
    }

    /// What a change of some places is: [SetAt#of], [AddAt#of] or the like.
    interface Change {
        Tensor of(Tensor x, Tensor source, Places places);
    }

    /// A change of the places that `index` names, each by its element of `source`, which may be larger.
    static Tensor change(String op, Tensor x, int dim, Tensor index, Tensor source, Change change) {
        requireSameType(op, x, source);
        Places places = places(op, x, dim, index);
        Tensor part = fitting(op, source, index).reshape(places.shape().dims());
        return change.of(x.rank() == 0 ? x.reshape(1) : x, part, places)
                .reshape(x.shape().dims());
    }

    private static Places places(String op, Tensor x, int dim, Tensor index) {
        int d = x.shape().normalize(op, dim);
        if (x.rank() <= 1 && index.rank() <= 1) return Places.each(op, index.reshape(-1), 0, x.numel());
        if (index.rank() != x.rank()) throw ranksDiffer(op, x, index);
        for (int i = 0; i < x.rank(); i++)
            if (i != d && index.size(i) > x.size(i) && index.numel() > 0)
                throw ShapeException.of(
                        op,
                        "the index must not be larger than x %s except along dim %d".formatted(x.shape(), d),
                        index.shape());
        return Places.each(op, index, d, x.size(d));
    }

    /// The part of the source that the index speaks of.
    private static Tensor fitting(String op, Tensor source, Tensor index) {
        if (source.rank() == 0 || index.rank() == 0) return source;
        boolean fits = source.rank() == index.rank();
        for (int d = 0; fits && d < index.rank(); d++) fits = index.size(d) <= source.size(d);
        if (!fits && index.numel() > 0)
            throw ShapeException.of(
                    op, "the source must be at least as large as the index " + index.shape(), source.shape());
        Tensor part = source;
        for (int d = 0; fits && d < index.rank(); d++)
            if (part.size(d) != index.size(d)) part = part.narrow(d, 0, index.size(d));
        return fits ? part : part.reshape(-1).narrow(0, 0, 0);
    }

    static void requireSameType(String op, Tensor x, Tensor source) {
        if (x.dtype() != source.dtype())
            throw new IllegalArgumentException("%s: x and source must have the same type, got %s and %s."
                    .formatted(op, x.dtype(), source.dtype()));
    }

    private static ShapeException ranksDiffer(String op, Tensor x, Tensor index) {
        return ShapeException.of(
                op, "the index must have as many dims as x", "x " + x.shape() + " and index " + index.shape());
    }
}
