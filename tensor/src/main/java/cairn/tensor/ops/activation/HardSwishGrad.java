package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [HardSwish] in one pass: `g = dy · (x/3 + 1/2)`, 0 below −3 and `dy` above 3. Shape: `[*], [*] → [*]`.
final class HardSwishGrad {
    private HardSwishGrad() {}

    static Tensor of(Tensor dy, Tensor x) {
        Tensor g = Pointwise.binary("hardswish.backward", Binary.HARDSWISH_GRAD, dy, x);
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(x)), dy, x);
    }

    private record Backward(Saved dy, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> HardSwishGrad.of(dg, x.get()));
            dx.of(1, () -> Tensor.where(x.get().abs().lt(3), dg.mul(dy.get()).div(3), 0));
        }
    }
}
