package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Ternary;

/// Sum with a product: `y = a + b · c`, `da = dy`, `db = dy · c`, `dc = dy · b`. Shape: `[*], [*], [*] → [*]`, broadcast.
public final class MultiplyAdd {
    private MultiplyAdd() {}

    /// `a + b · c`; integers stay integers.
    ///
    /// @param op the operation to name in errors
    public static Tensor of(String op, Tensor a, Tensor b, Tensor c) {
        if (DType.promote(a.dtype(), DType.promote(b.dtype(), c.dtype())) != DType.F32) return Add.of(a, Mul.of(b, c));
        Tensor y = Pointwise.ternary(op, Ternary.MULTIPLY_ADD, a, b, c);
        return Autograd.record(y, new Backward(Saved.of(b, c), Saved.of(c, b)), a, b, c);
    }

    private record Backward(Saved b, Saved c) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, () -> dy.mul(c.get()));
            dx.of(2, () -> dy.mul(b.get()));
        }
    }
}
