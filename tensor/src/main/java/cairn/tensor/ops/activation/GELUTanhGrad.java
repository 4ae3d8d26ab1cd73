package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Special;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [GELUTanh] in one pass: `g = dy · ((1 + t)/2 + x/2 · (1 − t²) · u′)` with `t = tanh u`. Shape: `[*], [*] → [*]`.
final class GELUTanhGrad {
    private GELUTanhGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("geluTanh.backward", Binary.GELU_TANH_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> GELUTanhGrad.of(dg, x.get()));
            dx.of(1, () -> curvature(x.get()).mul(dy.get()).mul(dg));
        }
    }

    /// `(1 − t²) · (u′ + x/2 · (u″ − 2·t·u′²))`
    private static Tensor curvature(Tensor x) {
        double c = 3 * 0.044715;
        Tensor square = x.square();
        Tensor t = square.mul(c / 3).add(1).mul(x).mul(Special.SQRT_2_OVER_PI).tanh();
        Tensor u1 = square.mul(c).add(1).mul(Special.SQRT_2_OVER_PI);
        Tensor u2 = x.mul(2 * c * Special.SQRT_2_OVER_PI);
        return u2.sub(t.mul(u1.square()).mul(2))
                .mul(x)
                .mul(0.5)
                .add(u1)
                .mul(t.square().rsub(1));
    }
}
