package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Elements shifted along a dimension; those pushed out come in again at the other end. `dx` is `dy` shifted back.
public final class Roll {
    private Roll() {}

    /// Shifted in row-major order, whatever the shape.
    public static Tensor of(Tensor x, int shift) {
        return of(x.reshape(-1), shift, 0).reshape(x.shape().dims());
    }

    /// Shifted by `shifts[i]` along `dims[i]`, one after the other.
    public static Tensor of(Tensor x, int[] shifts, int[] dims) {
        if (shifts.length != dims.length)
            throw ShapeException.of(
                    "roll", "needs one shift for each dim", shifts.length + " shifts and " + dims.length + " dims");
        Tensor y = x;
        for (int i = 0; i < dims.length; i++) y = of(y, shifts[i], dims[i]);
        return dims.length == 0 ? x.copy() : y;
    }

    public static Tensor of(Tensor x, int shift, int dim) {
        int d = x.shape().normalize("roll", dim);
        if (x.rank() == 0 || x.numel() == 0) return x.copy();
        int size = x.size(d);
        int by = Math.floorMod(shift, size);
        View in = ArrayTensor.view(x);
        View y = View.allocate(x.dtype(), x.shape());
        Engine.launch(new Copy(new Slice(d, 0, 1, size - by).in(in), new Slice(d, by, 1, size - by).in(y)));
        if (by > 0) Engine.launch(new Copy(new Slice(d, size - by, 1, by).in(in), new Slice(d, 0, 1, by).in(y)));
        return Autograd.record(new ArrayTensor(y), new Backward(by, d), x);
    }

    private record Backward(int by, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(dy, -by, dim));
        }
    }
}
