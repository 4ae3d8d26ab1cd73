package cairn.tensor.ops.elementary;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Angle of the point `(x, y)`: `z = atan2(y, x)` in `[−π, π]`, `dy = dz · x / (x² + y²)`, `dx = −dz · y / (x² + y²)`.
/// Shape: `[*], [*] → [*]`, broadcast.
public final class Atan2 {
    private Atan2() {}

    public static Tensor of(Tensor y, Tensor x) {
        Tensor z = Pointwise.binary("atan2", Binary.ATAN2, y, x);
        return Autograd.record(z, new Backward(Saved.of(y), Saved.of(x)), y, x);
    }

    private record Backward(Saved y, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dz, Gradients dx) {
            Tensor share = dz.div(y.get().square().add(x.get().square()));
            dx.of(0, () -> share.mul(x.get()));
            dx.of(1, () -> share.mul(y.get()).neg());
        }
    }
}
