package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Straight-line tanh: `y = x` limited to `[min, max]`, `dx = dy` where `min < x < max`, else 0. Shape: `[*] → [*]`.
public final class HardTanh {
    private HardTanh() {}

    public static Tensor of(Tensor x, float min, float max) {
        Tensor y = Pointwise.ternary("hardtanh", Ternary.CLAMP, x, Tensor.scalar(min), Tensor.scalar(max));
        return Autograd.record(y, new Backward(Saved.of(x), min, max), x);
    }

    private record Backward(Saved x, float min, float max) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Tensor.where(x.get().le(min).logicalOr(x.get().ge(max)), 0, dy));
        }
    }
}
