package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [Sigmoid] in one pass: `g = dy · y · (1 − y)`, `dg/dy = dy · (1 − 2y)`. Shape: `[*], [*] → [*]`.
final class SigmoidGrad {
    private SigmoidGrad() {}

    static Tensor of(Tensor dy, Tensor y) {
        Tensor g = Pointwise.binary("sigmoid.backward", Binary.SIGMOID_GRAD, dy, y);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(y)), dy, y);
    }

    private record Backward(Saved dy, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> SigmoidGrad.of(dg, y.get()));
            dx.of(1, () -> dg.mul(dy.get()).mul(y.get().mul(-2).add(1)));
        }
    }
}
