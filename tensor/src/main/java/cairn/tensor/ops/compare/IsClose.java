package cairn.tensor.ops.compare;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// Equality up to a tolerance: `|a − b| ≤ atol + rtol·|b|`, or `a = b`. Shape: `[*], [*] → [*]` as BOOL, broadcast.
public final class IsClose {
    private IsClose() {}

    public static Tensor of(Tensor a, Tensor b, double rtol, double atol) {
        if (!(rtol >= 0 && atol >= 0))
            throw new IllegalArgumentException(
                    "isClose: tolerances must not be negative, got rtol=%s, atol=%s.".formatted(rtol, atol));
        return Autograd.noGrad(() -> {
            Tensor gap = a.to(DType.F32).sub(b).abs();
            Tensor allowed = b.abs().mul(rtol).add(atol);
            return gap.isFinite().logicalAnd(gap.le(allowed)).logicalOr(a.eq(b));
        });
    }

    /// Whether every element is true.
    public static boolean everywhere(Tensor truth) {
        for (boolean t : truth.toBooleanArray()) if (!t) return false;
        return true;
    }

    /// Whether shapes and elements agree.
    public static boolean exactly(Tensor a, Tensor b) {
        return a.shape().equals(b.shape()) && everywhere(a.eq(b));
    }
}
