package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Product: `y = a · b`, `da = dy · b`, `db = dy · a`. Shape: `[*], [*] → [*]`, broadcast.
public final class Mul {
    private Mul() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("mul", Binary.MUL, a, b);
        return Autograd.record(y, new Backward(Saved.of(a, b), Saved.of(b, a)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(b.get()));
            dx.of(1, () -> dy.mul(a.get()));
        }
    }
}
