package cairn.tensor.ops.pool;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The gradient of [AvgPool]: every place of a region gets its share of the region's `dy`. Its own gradient is the pooling again.
final class AvgPoolGrad {
    private AvgPoolGrad() {}

    static Tensor of(PoolShape shape, int divisor, Tensor dy) {
        View in = ArrayTensor.view(dy.detach().contiguous());
        View dx = View.allocate(DType.F32, shape.input());
        Engine.launch(new AvgPoolGradLaunch(in, dx, shape, divisor));
        return Autograd.record(new ArrayTensor(dx), new Backward(shape, divisor), dy);
    }

    private record Backward(PoolShape shape, int divisor) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> AvgPool.means(shape, divisor, dy));
        }
    }
}
