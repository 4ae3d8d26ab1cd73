package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Hurwitz zeta function: `y = Σ (q + k)⁻ˢ` over `k ≥ 0`, `dq = −dy · s · ζ(s + 1, q)`. Shape: `[*], [*] → [*]`, broadcast.
///
/// The derivative with respect to `s` is not known in closed form; asking for it is refused.
public final class Zeta {
    private Zeta() {}

    public static Tensor of(Tensor s, Tensor q) {
        Tensor y = Pointwise.binary("zeta", Binary.ZETA, s, q);
        return Autograd.record(y, new Backward(Saved.of(s), Saved.of(q)), s, q);
    }

    private record Backward(Saved s, Saved q) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            if (dx.needs(0))
                throw new IllegalStateException("zeta: there is no gradient with respect to s; detach() it.");
            dx.of(1, () -> dy.mul(s.get()).mul(s.get().add(1).zeta(q.get())).neg());
        }
    }
}
