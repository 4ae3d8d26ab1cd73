package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [GELU] in one pass: `g = dy · (Φ(x) + x · φ(x))`. Shape: `[*], [*] → [*]`.
final class GELUGrad {
    private GELUGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("gelu.backward", Binary.GELU_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> GELUGrad.of(dg, x.get()));
            dx.of(1, () -> curvature(x.get()).mul(dy.get()).mul(dg));
        }
    }

    /// `φ(x) · (2 − x²)`
    private static Tensor curvature(Tensor x) {
        Tensor square = x.square();
        return square.mul(-0.5).exp().mul(square.rsub(2)).div(Math.sqrt(2 * Math.PI));
    }
}
