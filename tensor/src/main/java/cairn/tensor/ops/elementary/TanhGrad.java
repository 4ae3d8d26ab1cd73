package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [Tanh] in one pass: `g = dy · (1 − y²)`. Shape: `[*], [*] → [*]`.
final class TanhGrad {
    private TanhGrad() {}

    static Tensor of(Tensor dy, Tensor y) {
        Tensor g = Pointwise.binary("tanh.backward", Binary.TANH_GRAD, dy, y);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(y)), dy, y);
    }

    private record Backward(Saved dy, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> TanhGrad.of(dg, y.get()));
            dx.of(1, () -> dg.mul(dy.get()).mul(y.get()).mul(-2));
        }
    }
}
