package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Length of the hypotenuse: `y = √(a² + b²)`, `da = dy · a / y`, `db = dy · b / y`. Shape: `[*], [*] → [*]`, broadcast.
public final class Hypot {
    private Hypot() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("hypot", Binary.HYPOT, a, b);
        return Autograd.record(y, new Backward(Saved.of(a), Saved.of(b), Saved.of(y)), a, b);
    }

    private record Backward(Saved a, Saved b, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(a.get().div(y.get())));
            dx.of(1, () -> dy.mul(b.get().div(y.get())));
        }
    }
}
