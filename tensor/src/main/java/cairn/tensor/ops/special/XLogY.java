package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Product with a logarithm: `z = x · log y`, 0 where `x` is 0. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dx = dz · log y`, 0 where `x = 0` and `y ≤ 0`; `dy = dz · x / y`.
public final class XLogY {
    private XLogY() {}

    public static Tensor of(Tensor x, Tensor y) {
        Tensor z = Pointwise.binary("xlogy", Binary.XLOGY, x, y);
        return Autograd.record(z, new Backward(Saved.of(x), Saved.of(y)), x, y);
    }

    private record Backward(Saved x, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dz, Gradients dx) {
            dx.of(0, () -> Tensor.where(x.get().eq(0).logicalAnd(y.get().le(0)), 0, dz.xlogy(y.get())));
            dx.of(1, () -> dz.mul(x.get()).div(y.get()));
        }
    }
}
