package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Derivative of order n of the digamma function: `y = ψ⁽ⁿ⁾(x)`, `dx = dy · ψ⁽ⁿ⁺¹⁾(x)`. Shape: `[*] → [*]`.
public final class PolyGamma {
    private PolyGamma() {}

    public static Tensor of(int n, Tensor x) {
        if (n < 0) throw new IllegalArgumentException("polygamma: the order n must not be negative, got " + n + ".");
        Tensor y = Pointwise.binary("polygamma", Binary.POLYGAMMA, x, Tensor.scalar(n));
        return Autograd.record(y, new Backward(n, Saved.of(x)), x);
    }

    private record Backward(int n, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().polygamma(n + 1)));
        }
    }
}
