package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// What is left of a division rounded down: `y = a − b·⌊a/b⌋`, `da = dy`, `db = −dy · ⌊a/b⌋`. Shape: `[*], [*] → [*]`, broadcast.
public final class Remainder {
    private Remainder() {}

    public static Tensor of(Tensor a, Tensor b) {
        Tensor y = Pointwise.binary("remainder", Binary.REMAINDER, a, b);
        return Autograd.record(y, new Backward(Saved.of(a, b), Saved.of(b)), a, b);
    }

    private record Backward(Saved a, Saved b) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, () -> dy.mul(a.get().floorDivide(b.get())).neg());
        }
    }
}
