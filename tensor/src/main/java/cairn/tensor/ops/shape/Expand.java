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

    public static Tensor of(Tensor x, Shape shape) {
        if (x.shape().equals(shape)) return x;
        if (!x.shape().broadcastsTo(shape))
            throw ShapeException.of(
                    "broadcastTo", "sizes, aligned at the end, must be equal or 1 in x", x.shape() + " → " + shape);
        return Autograd.record(new ArrayTensor(ArrayTensor.view(x).expand(shape)), new Backward(x.shape()), x);
    }

    private record Backward(Shape from) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.sumTo(from));
        }
    }
}
