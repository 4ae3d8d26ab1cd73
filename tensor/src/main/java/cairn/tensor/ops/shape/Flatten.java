package cairn.tensor.ops.shape;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Neighbouring dimensions merged into one, or one cut into several.
public final class Flatten {
    private Flatten() {}

    /// Dimensions `start` to `end`, both included, as one. A scalar becomes a vector of one element.
    public static Tensor of(Tensor x, int start, int end) {
        Shape shape = x.shape();
        int first = shape.normalize("flatten", start);
        int last = shape.normalize("flatten", end);
        if (first > last)
            throw ShapeException.of("flatten", "the first dim must not come after the last", start + " and " + end);
        if (x.rank() == 0) return x.reshape(1);
        int[] dims = new int[x.rank() - (last - first)];
        for (int d = 0; d < dims.length; d++) dims[d] = d < first ? shape.size(d) : shape.size(d + last - first);
        dims[first] = 1;
        for (int d = first; d <= last; d++) dims[first] *= shape.size(d);
        return x.reshape(dims);
    }

    /// Dimension `dim` cut into dimensions of the given sizes; one may be −1.
    public static Tensor undo(Tensor x, int dim, int... sizes) {
        if (sizes.length == 0) throw ShapeException.of("unflatten", "at least one size is needed", "none");
        if (x.rank() == 0) throw ShapeException.of("unflatten", "needs at least one dim", x.shape());
        int d = x.shape().normalize("unflatten", dim);
        int[] parts = Reshape.resolve("unflatten", Shape.of(x.size(d)), sizes).dims();
        int[] dims = new int[x.rank() - 1 + parts.length];
        for (int i = 0; i < d; i++) dims[i] = x.size(i);
        System.arraycopy(parts, 0, dims, d, parts.length);
        for (int i = d + 1; i < x.rank(); i++) dims[i - 1 + parts.length] = x.size(i);
        return x.reshape(dims);
    }
}
