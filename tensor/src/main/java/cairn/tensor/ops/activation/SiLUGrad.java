package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [SiLU] in one pass: `g = dy · σ · (1 + x · (1 − σ))`. Shape: `[*], [*] → [*]`.
final class SiLUGrad {
    private SiLUGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("silu.backward", Binary.SILU_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> SiLUGrad.of(dg, x.get()));
            dx.of(1, () -> curvature(x.get()).mul(dy.get()).mul(dg));
        }
    }

    /// `σ · (1 − σ) · (2 + x · (1 − 2σ))`
    private static Tensor curvature(Tensor x) {
        Tensor s = x.sigmoid();
        return s.mul(s.rsub(1)).mul(s.mul(-2).add(1).mul(x).add(2));
    }
}
