package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Smooth rectifier: `y = log(1 + exp(βx)) / β`, and `x` itself where `βx` exceeds the threshold; `dx = dy · σ(βx)`, or `dy`.
/// Shape: `[*] → [*]`.
public final class Softplus {
    private Softplus() {}

    public static Tensor of(Tensor x, float beta, float threshold) {
        Tensor y = Pointwise.ternary("softplus", Ternary.SOFTPLUS, x, Tensor.scalar(beta), Tensor.scalar(threshold));
        return Autograd.record(y, new Backward(Saved.of(x), beta, threshold), x);
    }

    private record Backward(Saved x, float beta, float threshold) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> SoftplusGrad.of(dy, beta == 1 ? x.get() : x.get().mul(beta), threshold));
        }
    }
}
