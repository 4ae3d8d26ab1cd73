package cairn.tensor.ops.pointwise;

import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// Sum with a scaled operand: `y = a + α · b`, `da = dy`, `db = α · dy`. Shape: `[*], [*] → [*]`, broadcast.
public final class AddScaled {
    private AddScaled() {}

    /// `a + alpha · b`.
    ///
    /// @param op the operation to name in errors
    /// @param alpha an integer if both tensors are
    public static Tensor of(String op, Tensor a, Tensor b, double alpha) {
        if (DType.promote(a.dtype(), b.dtype()) == DType.F32)
            return MultiplyAdd.of(op, a, b, Tensor.scalar((float) alpha));
        if (alpha != Math.rint(alpha))
            throw new IllegalArgumentException(
                    "%s: integer tensors take an integer alpha, got %s. Use to(DType.F32) first.".formatted(op, alpha));
        return MultiplyAdd.of(op, a, b, Tensor.scalarLong((long) alpha));
    }
}
