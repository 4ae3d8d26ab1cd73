package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Rectifier that lets a part through: `y = x` where positive, else `slope · x`. Shape: `[*], [*] → [*]`, the slope broadcast.
///
/// `dx = dy` or `slope · dy`; the slope's gradient is `dy · x` where `x ≤ 0`, so that it can be learnt.
public final class LeakyReLU {
    private LeakyReLU() {}

    public static Tensor of(Tensor x, Tensor slope) {
        Tensor y = Pointwise.binary("leakyRelu", Binary.LEAKY_RELU, x, slope);
        return Autograd.record(y, new Backward(Saved.of(x), Saved.of(slope)), x, slope);
    }

    private record Backward(Saved x, Saved slope) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> LeakyReLUGrad.of(dy, x.get(), slope.get()));
            dx.of(1, () -> dy.mul(x.get().clampMax(0)));
        }
    }
}
