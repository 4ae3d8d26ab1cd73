package cairn.tensor.ops.conv;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The gradient of a [Conv]'s weight: `w[o, c, k] = Σ y[n, o, p] · x[n, c, p·stride + k·dilation − padding]` over `n`
/// and `p`.
///
/// It is linear in both: `dx` is the transposed convolution of `y` with `dw`, `dy` the convolution of `x` with `dw`.
final class ConvWeight {
    private ConvWeight() {}

    static Tensor of(Convolution c, Tensor x, Tensor y) {
        View w = View.allocate(DType.F32, c.weight());
        View in = c.pictures(x.detach().to(DType.F32));
        View out = c.pictures(y.detach().to(DType.F32));
        Engine.launch(new ConvWeightGrad(in, out, w, c.sizes()));
        return Autograd.record(new ArrayTensor(w), new Backward(c, Saved.of(x, y), Saved.of(y, x)), x, y);
    }

    private record Backward(Convolution c, Saved x, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> ConvTranspose.input(c, y.get(), dy, null));
            dx.of(1, () -> Conv.output(c, x.get(), dy, null));
        }
    }
}
