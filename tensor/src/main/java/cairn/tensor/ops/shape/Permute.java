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

/// The dimensions in another order: a view. Dimension `i` of the result is dimension `order[i]` of the input.
public final class Permute {
    private Permute() {}

    public static Tensor of(Tensor x, int... order) {
        int[] from = resolve(x.shape(), order);
        View v = ArrayTensor.view(x);
        int[] sizes = Arrays.stream(from).map(v::size).toArray();
        int[] strides = Arrays.stream(from).map(v::stride).toArray();
        return Autograd.record(new ArrayTensor(v.at(v.offset(), sizes, strides)), new Backward(from), x);
    }

    /// Two dimensions exchanged.
    public static Tensor swap(Tensor x, int a, int b) {
        if (x.rank() == 0) return x;
        int[] order = new int[x.rank()];
        Arrays.setAll(order, i -> i);
        int i = x.shape().normalize("transpose", a);
        int j = x.shape().normalize("transpose", b);
        order[i] = j;
        order[j] = i;
        return of(x, order);
    }

    private static int[] resolve(Shape shape, int[] order) {
        int[] from =
                Arrays.stream(order).map(d -> shape.normalize("permute", d)).toArray();
        if (from.length != shape.rank() || Arrays.stream(from).distinct().count() != from.length)
            throw ShapeException.of("permute", "every dim of " + shape + " must be named once", Arrays.toString(order));
        return from;
    }

    private record Backward(int[] from) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            int[] back = new int[from.length];
            for (int i = 0; i < from.length; i++) back[from[i]] = i;
            dx.of(0, () -> dy.permute(back));
        }
    }
}
