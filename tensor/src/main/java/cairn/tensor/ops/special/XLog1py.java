package cairn.tensor.ops.special;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Product with the logarithm of one more: `z = x · log(1 + y)`, 0 where `x` is 0. Shape: `[*], [*] → [*]`, broadcast.
///
/// `dx = dz · log(1 + y)`, 0 where `x = 0` and `y ≤ −1`; `dy = dz · x / (1 + y)`.
public final class XLog1py {
    private XLog1py() {}

    public static Tensor of(Tensor x, Tensor y) {
        Tensor z = Pointwise.binary("xlog1py", Binary.XLOG1PY, x, y);
        return Autograd.record(z, new Backward(Saved.of(x), Saved.of(y)), x, y);
    }

    private record Backward(Saved x, Saved y) implements GradFn {
        @Override
        public void backward(Tensor dz, Gradients dx) {
            dx.of(0, () -> Tensor.where(x.get().eq(0).logicalAnd(y.get().le(-1)), 0, dz.xlog1py(y.get())));
            dx.of(1, () -> dz.mul(x.get()).div(y.get().add(1)));
        }
    }
}
