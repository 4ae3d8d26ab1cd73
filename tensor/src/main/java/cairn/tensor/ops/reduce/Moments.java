package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The mean and the sum of squared deviations over some dimensions, divided by `divisor`: values without a place in the graph, in two
/// passes over each stretch of memory while it is in the cache.
record Moments(Tensor mean, Tensor variance) {
    static Moments of(Tensor x, Dims dims, float divisor) {
        View rows = Fold.Layout.rows(ArrayTensor.view(x.to(DType.F32)), dims);
        View mean = View.allocate(DType.F32, dims.output());
        View variance = View.allocate(DType.F32, dims.output());
        Engine.launch(MomentsLaunch.of(rows, mean, variance, mean.numel(), dims.count(), divisor));
        return new Moments(new ArrayTensor(mean), new ArrayTensor(variance));
    }
}
