package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Difference: `y = a − b`, `da = dy`, `db = −dy`. Shape: `[*], [*] → [*]`, broadcast.
public final class Sub {
    private Sub() {}

    public static Tensor of(Tensor a, Tensor b) {
        if (a.dtype() == DType.BOOL && b.dtype() == DType.BOOL)
            throw new IllegalArgumentException(
                    "sub: truth values have no difference. Use logicalXor(), or to(DType.I64) first.");
        return Autograd.record(Pointwise.binary("sub", Binary.SUB, a, b), new Backward(), a, b);
    }

    private record Backward() implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, dy::neg);
        }
    }
}
