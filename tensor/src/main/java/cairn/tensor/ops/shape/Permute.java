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
import java.util.stream.IntStream;

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
        int i = x.shape().normalize("transpose", a);
        int j = x.shape().normalize("transpose", b);
        if (x.rank() == 0) return x;
        int[] order = IntStream.range(0, x.rank()).toArray();
        order[i] = j;
        order[j] = i;
        return of(x, order);
    }

    /// Dimensions `from[i]` moved to `to[i]`; the others keep their order.
    public static Tensor move(Tensor x, int[] from, int[] to) {
        if (from.length != to.length)
            throw ShapeException.of(
                    "movedim",
                    "each moved dim needs one destination",
                    from.length + " dims and " + to.length + " destinations");
        if (x.rank() == 0) return x;
        int[] source = distinct(x.shape(), from);
        int[] target = distinct(x.shape(), to);
        int[] order = new int[x.rank()];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[order.length];
        for (int i = 0; i < source.length; i++) {
            order[target[i]] = source[i];
            moved[source[i]] = true;
        }
        int next = 0;
        for (int d = 0; d < order.length; d++) {
            if (order[d] >= 0) continue;
            while (moved[next]) next++;
            order[d] = next++;
        }
        return of(x, order);
    }

    private static int[] distinct(Shape shape, int[] dims) {
        int[] d =
                Arrays.stream(dims).map(dim -> shape.normalize("movedim", dim)).toArray();
        if (Arrays.stream(d).distinct().count() != d.length)
            throw ShapeException.of("movedim", "each dim may be named once", Arrays.toString(dims));
        return d;
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
