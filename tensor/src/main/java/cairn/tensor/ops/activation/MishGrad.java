package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [Mish] in one pass: `g = dy · (t + x · σ · (1 − t²))` with `t = tanh(log(1 + eˣ))`. Shape: `[*], [*] → [*]`.
final class MishGrad {
    private MishGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("mish.backward", Binary.MISH_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> MishGrad.of(dg, x.get()));
            dx.of(1, () -> curvature(x.get()).mul(dy.get()).mul(dg));
        }
    }

    /// `(1 − t²) · σ · (2 + x · (1 − σ − 2·t·σ))`
    private static Tensor curvature(Tensor x) {
        Tensor s = x.sigmoid();
        Tensor t = x.softplus().tanh();
        Tensor bend = s.add(t.mul(s).mul(2)).rsub(1).mul(x).add(2);
        return t.square().rsub(1).mul(s).mul(bend);
    }
}
