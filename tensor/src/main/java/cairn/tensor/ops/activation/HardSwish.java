package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Swish from straight lines: `y = x · (x + 3) / 6`, 0 below −3 and `x` above 3. Shape: `[*] → [*]`.
///
/// Howard et al., 2019, arXiv:1905.02244.
public final class HardSwish {
    private HardSwish() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.HARDSWISH, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> HardSwishGrad.of(dy, x.get()));
        }
    }
}
