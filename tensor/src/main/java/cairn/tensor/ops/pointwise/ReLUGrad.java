package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// The gradient of [ReLU] in one pass: `g = dy` where `y > 0`, else 0. Shape: `[*], [*] → [*]`.
final class ReLUGrad {
    private ReLUGrad() {}

    static Tensor of(Tensor dy, Tensor y) {
        Tensor g = Pointwise.binary("relu.backward", Binary.RELU_GRAD, dy, y);
        return Autograd.record(g, new Backward(Saved.of(y)), dy, null); // flat in y
    }

    private record Backward(Saved y) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> ReLUGrad.of(dg, y.get()));
        }
    }
}
