package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// The same elements in row-major order under another shape; one size may be −1. A view where the input is contiguous, else a copy.
public final class Reshape {
    private Reshape() {}

    public static Tensor of(Tensor x, int... sizes) {
        Shape shape = resolve(x.shape(), sizes);
        if (shape.equals(x.shape())) return x;
        Tensor packed = x.contiguous();
        View v = ArrayTensor.view(packed);
        Tensor y = new ArrayTensor(v.at(v.offset(), shape.dims(), View.rowMajor(shape.dims())));
        return Autograd.record(y, new Backward(x.shape()), packed);
    }

    private static Shape resolve(Shape from, int[] sizes) {
        int[] dims = sizes.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] != -1) known *= dims[i];
            else if (unknown >= 0)
                throw ShapeException.of("reshape", "at most one size may be -1", Arrays.toString(sizes));
            else unknown = i;
        }
        if (unknown >= 0 && known != 0 && from.numel() % known == 0) dims[unknown] = (int) (from.numel() / known);
        else if (unknown >= 0) throw ShapeException.numel("reshape", from, Arrays.toString(sizes));
        Shape to = Shape.of(dims);
        if (to.numel() != from.numel()) throw ShapeException.numel("reshape", from, Arrays.toString(sizes));
        return to;
    }

    private record Backward(Shape from) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.reshape(from.dims()));
        }
    }
}
