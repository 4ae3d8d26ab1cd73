package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [ELU] in one pass: `g = dy` where `x` is positive, else `dy · α · eˣ`. Shape: `[*], [*] → [*]`.
final class ELUGrad {
    private ELUGrad() {}

    static Tensor of(Tensor dy, Tensor x, float alpha) {
        Tensor g = Pointwise.ternary("elu.backward", Ternary.ELU_GRAD, dy, x, Tensor.scalar(alpha));
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x), alpha), dy, x);
    }

    private record Backward(Saved dy, Saved x, float alpha) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> ELUGrad.of(dg, x.get(), alpha));
            dx.of(1, () -> Tensor.where(x.get().le(0), ELUGrad.of(dg.mul(dy.get()), x.get(), alpha), 0));
        }
    }
}
