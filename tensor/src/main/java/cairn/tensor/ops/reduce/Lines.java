package cairn.tensor.ops.reduce;

import cairn.tensor.Shape;

/// A contiguous tensor read as lines along one dim: `[outer, n, inner]`, the elements of a line `inner` apart.
public record Lines(int outer, int n, int inner) {
    /// The lines of `shape` along dimension `dim`, which counts from the front.
    public static Lines of(Shape shape, int dim) {
        if (shape.rank() == 0) return new Lines(1, 1, 1);
        int outer = 1;
        int inner = 1;
        for (int d = 0; d < dim; d++) outer *= shape.size(d);
        for (int d = dim + 1; d < shape.rank(); d++) inner *= shape.size(d);
        return new Lines(outer, shape.size(dim), inner);
    }

    /// The number of lines.
    public int count() {
        return outer * inner;
    }

    /// The distance between neighbours in a line.
    public int step() {
        return inner;
    }

    /// Where a line starts in a tensor whose lines are `length` long.
    public int start(int line, int length) {
        return line / inner * length * inner + line % inner;
    }
}
