package cairn.tensor.ops.index;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// The places along a dimension that an index names, each as often as it is named. The gradient adds up what came from one place.
/// Shape: `[*, n, *], [k] → [*, k, *]`.
public final class IndexSelect {
    private IndexSelect() {}

    public static Tensor of(Tensor x, int dim, Tensor index) {
        int d = x.shape().normalize("indexSelect", dim);
        if (x.rank() == 0) return of(x.reshape(1), 0, index).reshape();
        return PickAt.of(x, Places.along("indexSelect", index, d, x.shape()));
    }

    /// A copy of `x` with `alpha · source` added at the places. PyTorch: `index_add`.
    public static Tensor add(Tensor x, int dim, Tensor index, Tensor source, double alpha) {
        Tensor scaled = alpha == 1 ? source : source.mul(alpha).to(source.dtype());
        return change("indexAdd", x, dim, index, scaled, AddAt::of);
    }

    /// A copy of `x` with `source` at the places. PyTorch: `index_copy`.
    public static Tensor copy(Tensor x, int dim, Tensor index, Tensor source) {
        return change("indexCopy", x, dim, index, source, SetAt::of);
    }

    /// A copy of `x` with `value` at the places. PyTorch: `index_fill`.
    public static Tensor fill(Tensor x, int dim, Tensor index, Tensor value) {
        if (value.rank() > 0) throw ShapeException.of("indexFill", "the value must be a scalar", value.shape());
        int d = x.shape().normalize("indexFill", dim);
        if (x.rank() == 0) return fill(x.reshape(1), 0, index, value).reshape();
        return FillAt.of(x, value, Places.along("indexFill", index, d, x.shape()));
    }

    private static Tensor change(String op, Tensor x, int dim, Tensor index, Tensor source, Gather.Change change) {
        int d = x.shape().normalize(op, dim);
        Gather.requireSameType(op, x, source);
        if (x.rank() == 0)
            return change(op, x.reshape(1), 0, index, source.reshape(-1), change)
                    .reshape();
        Places places = Places.along(op, index, d, x.shape());
        Tensor parts = source.rank() == 0 && places.shape().numel() == 1
                ? source.reshape(places.shape().dims())
                : source;
        if (!parts.shape().equals(places.shape()))
            throw ShapeException.of(
                    op, "the source must have the shape %s of the places".formatted(places.shape()), source.shape());
        return change.of(x, parts, places);
    }
}
