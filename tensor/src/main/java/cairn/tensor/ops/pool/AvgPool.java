package cairn.tensor.ops.pool;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Divisor;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The mean of every window or region: `y = Σ x / n`, and every place of a region gets `dx = dy / n`, see [AvgPoolGrad].
/// Shape: `[*, …] → [*, …']`.
public final class AvgPool {
    private AvgPool() {}

    /// Means of windows.
    ///
    /// @param dims the number of dims a window has
    public static Tensor of(int dims, Tensor x, Window window, Divisor divisor) {
        String op = "avgPool" + dims + "d";
        PoolCheck.requireDense(op, dims, window);
        PoolShape shape = PoolCheck.windows(op, dims, x.shape(), window, divisor.countsPadding());
        return means(shape, divisor.number(), x);
    }

    /// Means of regions that cover the input evenly.
    public static Tensor adaptive(int dims, Tensor x, int... outputSize) {
        return means(PoolCheck.adaptive("adaptiveAvgPool" + dims + "d", dims, x.shape(), outputSize), 0, x);
    }

    /// @param divisor 0 for the number of places
    static Tensor means(PoolShape shape, int divisor, Tensor x) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, shape.output());
        Engine.launch(new AvgPoolLaunch(in, y, shape, divisor));
        return Autograd.record(new ArrayTensor(y), new Backward(shape, divisor), x);
    }

    private record Backward(PoolShape shape, int divisor) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> AvgPoolGrad.of(shape, divisor, dy));
        }
    }
}
