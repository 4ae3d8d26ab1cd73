package cairn.tensor.ops.conv;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// All windows of a picture as columns, and columns put back. Each is the gradient of the other.
///
/// `unfold`: `y[c·K + k, l] = x[c, place k of window l]`. `fold`: the sum of what all windows say of a place.
/// Shape: `[N, C, H, W] ↔ [N, C·KH·KW, L]`, also without `N`.
public final class Patches {
    private Patches() {}

    /// The windows of `x` as columns.
    public static Tensor unfold(Tensor x, Window window) {
        if (x.rank() != 4 && x.rank() != 3)
            throw ShapeException.of("unfold", "x must be [N, C, H, W] or [C, H, W]", x.shape());
        require("unfold", window);
        int[] in = {x.size(-2), x.size(-1)};
        Axis[] axes = axes("unfold", window, in);
        int[] sizes = Arrays.copyOf(x.shape().dims(), x.rank() - 1);
        int places = axes[0].kernel() * axes[1].kernel();
        sizes[sizes.length - 2] = x.size(-3) * places;
        sizes[sizes.length - 1] = axes[0].out() * axes[1].out();
        return columns(x, axes[0], axes[1], Shape.of(sizes));
    }

    /// The sum of columns at their places in a picture of `outputSize`.
    public static Tensor fold(Tensor x, Window window, int... outputSize) {
        if (x.rank() != 3 && x.rank() != 2)
            throw ShapeException.of("fold", "x must be [N, C·KH·KW, L] or [C·KH·KW, L]", x.shape());
        if (outputSize.length != 2)
            throw ShapeException.of("fold", "needs an output size [H, W]", Arrays.toString(outputSize));
        require("fold", window);
        Axis[] axes = axes("fold", window, outputSize);
        int places = axes[0].kernel() * axes[1].kernel();
        int windows = axes[0].out() * axes[1].out();
        if (x.size(-2) % places != 0 || x.size(-1) != windows)
            throw ShapeException.of(
                    "fold",
                    "x must be [N, C·%d, L=%d] for %s over %s"
                            .formatted(places, windows, window, Arrays.toString(outputSize)),
                    x.shape());
        int[] sizes = Arrays.copyOf(x.shape().dims(), x.rank() + 1);
        sizes[sizes.length - 3] = x.size(-2) / places;
        sizes[sizes.length - 2] = outputSize[0];
        sizes[sizes.length - 1] = outputSize[1];
        return picture(x, axes[0], axes[1], Shape.of(sizes));
    }

    private static void require(String op, Window window) {
        if (window.isSame()
                || window.isCeilMode()
                || Arrays.stream(window.outputPaddings()).anyMatch(n -> n != 0))
            throw new IllegalArgumentException(
                    "%s: a window has size, stride, padding and dilation here, got %s.".formatted(op, window));
    }

    private static Axis[] axes(String op, Window window, int[] in) {
        int[] out = Windows.out(op, window, in, 1);
        Axis[] axes = new Axis[2];
        for (int d = 0; d < 2; d++)
            axes[d] = new Axis(
                    in[d],
                    out[d],
                    window.sizes(2)[d],
                    window.strides(2, 1)[d],
                    window.paddings(2)[d],
                    window.dilations(2)[d]);
        return axes;
    }

    private static Tensor columns(Tensor x, Axis height, Axis width, Shape output) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, output);
        Engine.launch(new PatchesLaunch(in, y, height, width, true));
        return Autograd.record(new ArrayTensor(y), new ColumnsBackward(height, width, x.shape()), x);
    }

    private static Tensor picture(Tensor x, Axis height, Axis width, Shape output) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, output);
        Engine.launch(new PatchesLaunch(y, in, height, width, false));
        return Autograd.record(new ArrayTensor(y), new PictureBackward(height, width, x.shape()), x);
    }

    private record ColumnsBackward(Axis height, Axis width, Shape input) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> picture(dy, height, width, input));
        }
    }

    private record PictureBackward(Axis height, Axis width, Shape input) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> columns(dy, height, width, input));
        }
    }
}
