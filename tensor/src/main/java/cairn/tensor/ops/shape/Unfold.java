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

/// All windows of `size` places along a dimension, `step` apart, as a new last dimension: a view. Shape: `[*, n, *] → [*, w, *, size]`
/// with `w = (n − size) / step + 1`.
///
/// Windows may overlap, so the gradient is the sum of what all windows say of a place.
public final class Unfold {
    private Unfold() {}

    public static Tensor of(Tensor x, int dim, int size, int step) {
        int d = x.shape().normalize("unfold", dim);
        int n = x.rank() == 0 ? 1 : x.size(d);
        if (step < 1) throw ShapeException.of("unfold", "the step must be at least 1", step);
        if (size < 0 || size > n)
            throw ShapeException.of("unfold", "a window must fit into dim %d of size %d".formatted(d, n), size);
        View v = ArrayTensor.view(x);
        int[] dims = Arrays.copyOf(v.shape().dims(), x.rank() + 1);
        int[] strides = Arrays.copyOf(v.strides(), x.rank() + 1);
        dims[x.rank()] = size;
        strides[x.rank()] = x.rank() == 0 ? 1 : strides[d];
        if (x.rank() > 0) {
            dims[d] = (n - size) / step + 1;
            strides[d] *= step;
        }
        return Autograd.record(
                new ArrayTensor(v.at(v.offset(), dims, strides)), new Backward(x.shape(), d, size, step), x);
    }

    private record Backward(Shape from, int dim, int size, int step) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> UnfoldGrad.of(dy, from, dim, size, step));
        }
    }
}
