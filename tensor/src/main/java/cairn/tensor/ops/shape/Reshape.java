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

/// The same elements in row-major order under another shape; one size may be −1. A view where the elements lie evenly enough, else a
/// copy: `dx` is `dy` in the old shape.
public final class Reshape {
    private Reshape() {}

    public static Tensor of(Tensor x, int... sizes) {
        Shape shape = resolve("reshape", x.shape(), sizes);
        if (shape.equals(x.shape())) return x;
        View v = ArrayTensor.view(x).reshaped(shape);
        if (v != null) return seenAs(x, v);
        Tensor packed = x.contiguous();
        return seenAs(packed, ArrayTensor.view(packed).at(0, shape.dims(), View.rowMajor(shape.dims())));
    }

    /// As [#of], but refuses to copy.
    public static Tensor view(Tensor x, int... sizes) {
        Shape shape = resolve("view", x.shape(), sizes);
        View v = ArrayTensor.view(x).reshaped(shape);
        if (v == null)
            throw ShapeException.of(
                    "view",
                    "%s cannot be seen as %s without copying, because its elements do not lie in order"
                            .formatted(x.shape(), shape),
                    "strides " + Arrays.toString(ArrayTensor.view(x).strides()),
                    "Use reshape().");
        return seenAs(x, v);
    }

    /// `x` under the geometry of `v`, which holds the same elements in the same order.
    static Tensor seenAs(Tensor x, View v) {
        return Autograd.record(new ArrayTensor(v), new Backward(x.shape()), x);
    }

    /// The shape with −1 worked out.
    static Shape resolve(String op, Shape from, int... sizes) {
        int[] dims = sizes.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] < -1)
                throw ShapeException.of(op, "sizes must not be negative, but for one -1", Arrays.toString(sizes));
            if (dims[i] != -1) known *= dims[i];
            else if (unknown >= 0) throw ShapeException.of(op, "at most one size may be -1", Arrays.toString(sizes));
            else unknown = i;
        }
        if (unknown >= 0 && known != 0 && from.numel() % known == 0) dims[unknown] = (int) (from.numel() / known);
        else if (unknown >= 0) throw ShapeException.numel(op, from, Arrays.toString(sizes));
        Shape to = Shape.of(dims);
        if (to.numel() != from.numel()) throw ShapeException.numel(op, from, Arrays.toString(sizes));
        return to;
    }

    private record Backward(Shape from) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.reshape(from.dims()));
        }
    }
}
