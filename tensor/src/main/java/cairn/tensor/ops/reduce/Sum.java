package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;

/// Sum over some dimensions: `y = Σ x`, `dx = dy` repeated. Integers and truth values are summed as integers.
/// Shape: `[*] → [* without dims]`.
public final class Sum {
    private Sum() {}

    public static Tensor of(Tensor x, Dims dims) {
        return Autograd.record(Fold.of(Reduce.SUM, x, dims), new Backward(dims), x);
    }

    /// Sums over the dimensions along which `shape` was broadcast to x's shape: the inverse of broadcasting.
    public static Tensor to(Tensor x, Shape shape) {
        if (x.shape().equals(shape)) return x;
        if (!shape.broadcastsTo(x.shape()))
            throw ShapeException.of("sumTo", "the shape must broadcast to x's shape " + x.shape(), shape);
        Dims dims = Dims.broadcastFrom(shape, x.shape());
        return of(x, dims.keeping(true)).reshape(shape.dims());
    }

    private record Backward(Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dims.repeat(dy));
        }
    }
}
