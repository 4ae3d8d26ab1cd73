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
import java.util.Arrays;

/// The order along some dimensions reversed: `dx` is `dy` reversed again.
public final class Flip {
    private Flip() {}

    public static Tensor of(Tensor x, int... dims) {
        View reversed = reversed(ArrayTensor.view(x), resolve(x, dims));
        View y = View.allocate(x.dtype(), x.shape());
        Engine.launch(new Copy(reversed, y));
        return Autograd.record(new ArrayTensor(y), new Backward(dims), x);
    }

    /// Turned by `quarters` × 90° from `dim1` towards `dim2`. PyTorch: `rot90`.
    public static Tensor turn(Tensor x, int quarters, int dim1, int dim2) {
        int a = x.shape().normalize("rot90", dim1);
        int b = x.shape().normalize("rot90", dim2);
        if (a == b) throw ShapeException.of("rot90", "the two dims must differ", dim1 + " and " + dim2);
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> x.flip(b).transpose(a, b);
            case 2 -> x.flip(a, b);
            case 3 -> x.flip(a).transpose(a, b);
            default -> x.copy();
        };
    }

    private static boolean[] resolve(Tensor x, int[] dims) {
        boolean[] flipped = new boolean[x.rank()];
        for (int dim : dims) {
            int d = x.shape().normalize("flip", dim);
            if (x.rank() == 0) continue;
            if (flipped[d]) throw ShapeException.of("flip", "each dim may be named once", Arrays.toString(dims));
            flipped[d] = true;
        }
        return flipped;
    }

    // NOTE: the steps of this view are negative. It is only copied from; kernels never see it.
    private static View reversed(View x, boolean[] flipped) {
        int offset = x.offset();
        int[] strides = x.strides();
        for (int d = 0; d < flipped.length; d++) {
            if (!flipped[d] || x.size(d) == 0) continue;
            offset += (x.size(d) - 1) * strides[d];
            strides[d] = -strides[d];
        }
        return x.at(offset, x.shape().dims(), strides);
    }

    private record Backward(int[] dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.flip(dims));
        }
    }
}
