package cairn.tensor.ops.pool;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// The largest element of every window or region, and where in its plane it is. Of equal elements the first counts; NaN is larger than
/// any number.
///
/// `dx` is `dy` at the places of the maxima, 0 elsewhere. Shape: `[*, …] → [*, …']`.
public final class MaxPool {
    private MaxPool() {}

    /// Maxima of windows.
    ///
    /// @param dims the number of dims a window has
    public static Tensor of(int dims, Tensor x, Window window) {
        return values(windows(dims, x, window), x);
    }

    /// Maxima of windows and where they are.
    ///
    /// @param dims the number of dims a window has
    public static Selection withIndices(int dims, Tensor x, Window window) {
        return selection(windows(dims, x, window), x);
    }

    /// Maxima of regions that cover the input evenly.
    public static Tensor adaptive(int dims, Tensor x, int... outputSize) {
        return values(regions(dims, x, outputSize), x);
    }

    /// Maxima of regions that cover the input evenly, and where they are.
    public static Selection adaptiveWithIndices(int dims, Tensor x, int... outputSize) {
        return selection(regions(dims, x, outputSize), x);
    }

    private static PoolShape windows(int dims, Tensor x, Window window) {
        return PoolCheck.windows("maxPool" + dims + "d", dims, x.shape(), window, false);
    }

    private static PoolShape regions(int dims, Tensor x, int... outputSize) {
        return PoolCheck.adaptive("adaptiveMaxPool" + dims + "d", dims, x.shape(), outputSize);
    }

    private static Tensor values(PoolShape shape, Tensor x) {
        boolean wantsPlaces = Autograd.isRecording() && x.isTracked();
        return maxima(shape, x, wantsPlaces ? Places.allocate(shape.output()) : null);
    }

    private static Selection selection(PoolShape shape, Tensor x) {
        View places = Places.allocate(shape.output());
        Tensor values = maxima(shape, x, places);
        return new Selection(values, Places.toIndices(places));
    }

    private static Tensor maxima(PoolShape shape, Tensor x, @Nullable View places) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, shape.output());
        Engine.launch(new MaxPoolLaunch(in, y, places, shape));
        return places == null
                ? new ArrayTensor(y)
                : Autograd.record(new ArrayTensor(y), new Backward(shape, places), x);
    }

    private record Backward(PoolShape shape, View places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> PutInPlane.adding(dy, places, shape.input(), shape.planes()));
        }
    }
}
