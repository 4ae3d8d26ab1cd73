package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [LeakyReLU] in one pass: `g = dy` where `x` is positive, else `slope · dy`. Shape: `[*], [*], [*] → [*]`.
final class LeakyReLUGrad {
    private LeakyReLUGrad() {}

    static Tensor of(Tensor dy, Tensor x, Tensor slope) {
        Tensor g = Pointwise.ternary("leakyRelu.backward", Ternary.LEAKY_RELU_GRAD, dy, x, slope);
        return Autograd.record(
                g, new Backward(Saved.of(dy, slope), Saved.of(x), Saved.of(slope)), dy, slope); // flat in x
    }

    private record Backward(Saved dy, Saved x, Saved slope) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> LeakyReLUGrad.of(dg, x.get(), slope.get()));
            dx.of(1, () -> Tensor.where(x.get().gt(0), 0, dg.mul(dy.get())));
        }
    }
}
