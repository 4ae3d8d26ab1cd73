package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Tensors joined along a dimension: the gradient of each is its stretch of `dy`.
public final class Cat {
    private Cat() {}

    /// Joined along `dim`. Empty vectors are left out, whatever the other shapes are. The types meet as in [DType#promote].
    public static Tensor of(int dim, Tensor... tensors) {
        return of("cat", dim, tensors);
    }

    /// Joined along a new dimension. All shapes are equal.
    public static Tensor stack(int dim, Tensor... tensors) {
        if (tensors.length == 0) throw ShapeException.of("stack", "needs at least one tensor", "none");
        Shape shape = tensors[0].shape();
        for (Tensor t : tensors)
            if (!t.shape().equals(shape))
                throw ShapeException.mustEqual("stack", "the first tensor", shape, "another one", t.shape());
        int rank = shape.rank() + 1;
        if (dim < -rank || dim >= rank)
            throw ShapeException.of(
                    "stack", "dim must be in [%d, %d] for shape %s".formatted(-rank, rank - 1, shape), dim);
        int d = dim < 0 ? dim + rank : dim;
        return of("stack", d, each(tensors, t -> t.unsqueeze(d)));
    }

    /// Joined along the columns: dimension 1, or 0 for vectors.
    public static Tensor horizontally(Tensor... tensors) {
        Tensor[] parts = each(tensors, t -> t.atLeast1d());
        return of("hstack", parts.length > 0 && parts[0].rank() == 1 ? 0 : 1, parts);
    }

    /// Joined along the rows; vectors are rows.
    public static Tensor vertically(Tensor... tensors) {
        return of("vstack", 0, each(tensors, t -> t.atLeast2d()));
    }

    /// Joined along dimension 2.
    public static Tensor inDepth(Tensor... tensors) {
        return of("dstack", 2, each(tensors, t -> t.atLeast3d()));
    }

    /// Joined along dimension 1; vectors are columns.
    public static Tensor columns(Tensor... tensors) {
        return of("columnStack", 1, each(tensors, t -> t.rank() < 2 ? t.reshape(-1, 1) : t));
    }

    private static Tensor[] each(Tensor[] tensors, UnaryOperator<Tensor> f) {
        return Arrays.stream(tensors).map(f).toArray(Tensor[]::new);
    }

    private static Tensor of(String op, int dim, Tensor... all) {
        if (all.length == 0) throw ShapeException.of(op, "needs at least one tensor", "none");
        Tensor[] tensors = withoutEmptyVectors(all);
        Shape first = tensors[0].shape();
        if (first.rank() == 0) throw ShapeException.of(op, "scalars have no dim to join along", first, "Use stack().");
        int d = first.normalize(op, dim);
        int[] ends = new int[tensors.length];
        DType dtype = tensors[0].dtype();
        int size = 0;
        for (int i = 0; i < tensors.length; i++) {
            requireSameExcept(op, d, first, tensors[i].shape());
            dtype = DType.promote(dtype, tensors[i].dtype());
            size = Math.addExact(size, tensors[i].size(d));
            ends[i] = size;
        }
        View y = View.allocate(dtype, first.with(d, size));
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i].numel() > 0)
                Engine.launch(
                        new Copy(ArrayTensor.view(tensors[i]), part(d, ends, i).in(y)));
        }
        return Autograd.record(new ArrayTensor(y), new Backward(d, ends), tensors);
    }

    private static Tensor[] withoutEmptyVectors(Tensor[] all) {
        Tensor[] some =
                Arrays.stream(all).filter(t -> t.rank() != 1 || t.numel() > 0).toArray(Tensor[]::new);
        return some.length > 0 ? some : new Tensor[] {all[0]};
    }

    private static void requireSameExcept(String op, int dim, Shape first, Shape other) {
        boolean same = first.rank() == other.rank();
        for (int d = 0; same && d < first.rank(); d++) same = d == dim || first.size(d) == other.size(d);
        if (!same)
            throw ShapeException.of(
                    op, "all sizes but those along dim %d must be equal".formatted(dim), first + " and " + other);
    }

    private static Slice part(int dim, int[] ends, int i) {
        int start = i == 0 ? 0 : ends[i - 1];
        return new Slice(dim, start, 1, ends[i] - start);
    }

    private record Backward(int dim, int[] ends) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            for (int i = 0; i < ends.length; i++) {
                Slice part = part(dim, ends, i);
                dx.of(i, () -> RegionView.of(dy, part));
            }
        }
    }
}
