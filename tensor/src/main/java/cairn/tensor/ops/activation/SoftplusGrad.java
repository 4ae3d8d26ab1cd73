package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.ops.pointwise.Pointwise;

/// The gradient of [Softplus] in one pass, with `z = βx`: `g = dy · σ(z)`, and `dy` where `z` exceeds the threshold.
/// Shape: `[*], [*] → [*]`.
final class SoftplusGrad {
    private SoftplusGrad() {}

    static Tensor of(Tensor dy, Tensor z, float threshold) {
        Tensor g = Pointwise.ternary("softplus.backward", Ternary.SOFTPLUS_GRAD, dy, z, Tensor.scalar(threshold));
        return Autograd.record(g, new Backward(Saved.of(dy), Saved.of(z), threshold), dy, z);
    }

    private record Backward(Saved dy, Saved z, float threshold) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> SoftplusGrad.of(dg, z.get(), threshold));
            dx.of(1, () -> {
                Tensor s = z.get().sigmoid();
                return Tensor.where(
                        z.get().gt(threshold), 0, s.mul(s.rsub(1)).mul(dy.get()).mul(dg));
            });
        }
    }
}
