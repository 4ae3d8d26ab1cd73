package cairn.tensor.ops.shape;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// The diagonal of the matrices that two dimensions span, as the last dimension: a view.
///
/// @param offset how far above the main diagonal; negative below
public record Diagonal(int offset, int dim1, int dim2) implements Region {
    /// The two dimensions disappear; the diagonal becomes the last one.
    public static Tensor of(Tensor x, int offset, int dim1, int dim2) {
        return RegionView.of(x, resolve("diagonal", x.shape(), offset, dim1, dim2));
    }

    /// A copy of `x` with `source` on the diagonal. PyTorch: `diagonal_scatter`.
    public static Tensor scatter(Tensor x, Tensor source, int offset, int dim1, int dim2) {
        return Replace.of("diagonalScatter", x, source, resolve("diagonalScatter", x.shape(), offset, dim1, dim2));
    }

    /// The diagonal of a matrix as a new vector, or a matrix of zeros with a vector on its diagonal. PyTorch: `diag`.
    public static Tensor diag(Tensor x, int offset) {
        if (x.rank() == 1) return embed(x, offset, -2, -1);
        if (x.rank() == 2) return of(x, offset, 0, 1).copy();
        throw ShapeException.of(
                "diag", "needs a vector or a matrix", x.shape(), "Use diagonal() or diagEmbed() for more dims.");
    }

    /// Matrices of zeros, spanned by two dimensions of the result, with the last dimension of `x` on their diagonal.
    /// PyTorch: `diag_embed`.
    public static Tensor embed(Tensor x, int offset, int dim1, int dim2) {
        if (x.rank() == 0) throw ShapeException.of("diagEmbed", "needs at least one dim", x.shape());
        int rank = x.rank() + 1;
        int side = x.size(-1) + Math.abs(offset);
        int[] dims = new int[rank];
        Shape all = Shape.of(new int[rank]);
        int a = all.normalize("diagEmbed", dim1);
        int b = all.normalize("diagEmbed", dim2);
        if (a == b) throw ShapeException.of("diagEmbed", "the two dims must differ", dim1 + " and " + dim2);
        for (int d = 0, from = 0; d < rank; d++) dims[d] = d == a || d == b ? side : x.size(from++);
        return Embed.of(x, Shape.of(dims), new Diagonal(offset, a, b));
    }

    private static Diagonal resolve(String op, Shape shape, int offset, int dim1, int dim2) {
        if (shape.rank() < 2) throw ShapeException.of(op, "needs at least two dims", shape);
        int a = shape.normalize(op, dim1);
        int b = shape.normalize(op, dim2);
        if (a == b) throw ShapeException.of(op, "the two dims must differ", dim1 + " and " + dim2);
        return new Diagonal(offset, a, b);
    }

    @Override
    public View in(View x) {
        int down = Math.max(0, -offset);
        int right = Math.max(0, offset);
        int length = Math.max(0, Math.min(x.size(dim1) - down, x.size(dim2) - right));
        int[] dims = new int[x.rank() - 1];
        int[] strides = new int[x.rank() - 1];
        int to = 0;
        for (int d = 0; d < x.rank(); d++) {
            if (d == dim1 || d == dim2) continue;
            dims[to] = x.size(d);
            strides[to++] = x.stride(d);
        }
        dims[to] = length;
        strides[to] = x.stride(dim1) + x.stride(dim2);
        int start = length == 0 ? 0 : down * x.stride(dim1) + right * x.stride(dim2);
        return x.at(x.offset() + start, dims, strides);
    }
}
