package cairn.tensor.ops.resample;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Weighted sums of the elements along one dim: `y[…, o, …] = Σ w[o, t] · x[…, place(o, t), …]`. The gradient is the same with the
/// transposed taps. Shape: `[*, in, *] → [*, out, *]`.
final class Resample {
    private Resample() {}

    static Tensor of(Tensor x, int dim, Taps taps) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        int[] sizes = x.shape().dims();
        sizes[dim] = taps.out();
        int inner = 1;
        for (int d = dim + 1; d < sizes.length; d++) inner *= sizes[d];
        View y = View.allocate(DType.F32, Shape.of(sizes));
        Engine.launch(new ResampleLaunch(in, y, taps, inner));
        return Autograd.record(new ArrayTensor(y), new Backward(dim, taps), x);
    }

    private record Backward(int dim, Taps taps) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Resample.of(dy, dim, taps.transposed()));
        }
    }
}
