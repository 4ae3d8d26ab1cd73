package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [Sinc] in one pass: `g = dy · s` with `s = (cos(πx) − sinc x) / x`. Shape: `[*], [*] → [*]`.
final class SincGrad {
    private SincGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("sinc.backward", Binary.SINC_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> SincGrad.of(dg, x.get()));
            dx.of(1, () -> curvature(x.get()).mul(dy.get()).mul(dg));
        }
    }

    /// `−π² · sinc x − 2s/x`, which is `−π²/3` at 0
    private static Tensor curvature(Tensor x) {
        double square = Math.PI * Math.PI;
        Tensor slope = SincGrad.of(Tensor.scalar(1), x);
        return Tensor.where(
                x.eq(0), -square / 3, x.sinc().mul(-square).sub(slope.div(x).mul(2)));
    }
}
