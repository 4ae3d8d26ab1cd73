package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;

/// Dimensions of size 1 repeated, and new leading ones added, without copying: `dx` is the sum over the repetitions.
public final class Expand {
    private Expand() {}

    /// Expanded to the given sizes.
    ///
    /// @param sizes of the result; −1 keeps the size of `x`
    public static Tensor of(Tensor x, int... sizes) {
        int[] dims = sizes.clone();
        int lead = dims.length - x.rank();
        for (int d = Math.max(0, lead); d < dims.length; d++) if (dims[d] == -1) dims[d] = x.size(d - lead);
        return of(x, Shape.of(dims));
    }

    public static Tensor of(Tensor x, Shape shape) {
        if (x.shape().equals(shape)) return x;
        if (!x.shape().broadcastsTo(shape))
            throw ShapeException.of(
                    "expand", "sizes, aligned at the end, must be equal or 1 in x", x.shape() + " → " + shape);
        return Autograd.record(new ArrayTensor(ArrayTensor.view(x).expand(shape)), new Backward(x.shape()), x);
    }

    private record Backward(Shape from) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.sumTo(from));
        }
    }
}
