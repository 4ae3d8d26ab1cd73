package cairn.tensor;

import cairn.tensor.kernels.Comparison;
import cairn.tensor.kernels.Logic;
import cairn.tensor.ops.compare.Compare;
import cairn.tensor.ops.compare.IsClose;
import cairn.tensor.ops.compare.LogicalOp;
import cairn.tensor.ops.pointwise.Pointwise;

/// Comparisons and logic, element by element: results are BOOL and have no gradient. Two operands are broadcast to a common shape.
///
/// In logic, numbers count as true where they are not 0. See [Tensor#where(Tensor, Tensor, Tensor)] for choosing by a mask.
public sealed interface CompareOps permits Tensor {

    // ---- comparisons

    /// Where `x = b`.
    default Tensor eq(Tensor b) {
        return Compare.of("eq", Comparison.EQ, (Tensor) this, b);
    }

    /// Where `x = b`.
    default Tensor eq(double b) {
        return eq(Tensor.scalar((float) b));
    }

    /// Where `x = b`; integers are compared exactly.
    default Tensor eq(long b) {
        return eq(Pointwise.scalar(b, (Tensor) this));
    }

    /// Where `x ≠ b`.
    default Tensor ne(Tensor b) {
        return Compare.of("ne", Comparison.NE, (Tensor) this, b);
    }

    /// Where `x ≠ b`.
    default Tensor ne(double b) {
        return ne(Tensor.scalar((float) b));
    }

    /// Where `x ≠ b`; integers are compared exactly.
    default Tensor ne(long b) {
        return ne(Pointwise.scalar(b, (Tensor) this));
    }

    /// Where `x < b`.
    default Tensor lt(Tensor b) {
        return Compare.of("lt", Comparison.LT, (Tensor) this, b);
    }

    /// Where `x < b`.
    default Tensor lt(double b) {
        return lt(Tensor.scalar((float) b));
    }

    /// Where `x < b`; integers are compared exactly.
    default Tensor lt(long b) {
        return lt(Pointwise.scalar(b, (Tensor) this));
    }

    /// Where `x ≤ b`.
    default Tensor le(Tensor b) {
        return Compare.of("le", Comparison.LE, (Tensor) this, b);
    }

    /// Where `x ≤ b`.
    default Tensor le(double b) {
        return le(Tensor.scalar((float) b));
    }

    /// Where `x ≤ b`; integers are compared exactly.
    default Tensor le(long b) {
        return le(Pointwise.scalar(b, (Tensor) this));
    }

    /// Where `x > b`.
    default Tensor gt(Tensor b) {
        return Compare.of("gt", Comparison.GT, (Tensor) this, b);
    }

    /// Where `x > b`.
    default Tensor gt(double b) {
        return gt(Tensor.scalar((float) b));
    }

    /// Where `x > b`; integers are compared exactly.
    default Tensor gt(long b) {
        return gt(Pointwise.scalar(b, (Tensor) this));
    }

    /// Where `x ≥ b`.
    default Tensor ge(Tensor b) {
        return Compare.of("ge", Comparison.GE, (Tensor) this, b);
    }

    /// Where `x ≥ b`.
    default Tensor ge(double b) {
        return ge(Tensor.scalar((float) b));
    }

    /// Where `x ≥ b`; integers are compared exactly.
    default Tensor ge(long b) {
        return ge(Pointwise.scalar(b, (Tensor) this));
    }

    // ---- logic

    /// Where both are true.
    default Tensor logicalAnd(Tensor b) {
        return LogicalOp.of("logicalAnd", Logic.AND, (Tensor) this, b);
    }

    /// Where at least one is true.
    default Tensor logicalOr(Tensor b) {
        return LogicalOp.of("logicalOr", Logic.OR, (Tensor) this, b);
    }

    /// Where exactly one is true.
    default Tensor logicalXor(Tensor b) {
        return LogicalOp.of("logicalXor", Logic.XOR, (Tensor) this, b);
    }

    /// Where `x` is false, or 0.
    default Tensor logicalNot() {
        return eq(0);
    }

    // ---- kinds of numbers

    /// Where `x` is not a number.
    default Tensor isNaN() {
        return ne((Tensor) this);
    }

    /// Where `x` is +∞ or −∞.
    default Tensor isInf() {
        return ((Tensor) this).abs().eq(Double.POSITIVE_INFINITY);
    }

    /// Where `x` is neither infinite nor NaN.
    default Tensor isFinite() {
        return ((Tensor) this).abs().lt(Double.POSITIVE_INFINITY);
    }

    /// Where the sign of `x` is negative; true for −0.
    default Tensor signbit() {
        return Tensor.scalar(1).copysign((Tensor) this).lt(0);
    }

    // ---- closeness

    /// Where `|x − b| ≤ 1e-8 + 1e-5·|b|`.
    default Tensor isClose(Tensor b) {
        return IsClose.of((Tensor) this, b, 1e-5, 1e-8);
    }

    /// Where `|x − b| ≤ atol + rtol·|b|`. Equal infinities are close, NaN is close to nothing.
    default Tensor isClose(Tensor b, double rtol, double atol) {
        return IsClose.of((Tensor) this, b, rtol, atol);
    }

    /// Whether all elements are close to those of `b`; see [#isClose(Tensor)].
    default boolean allClose(Tensor b) {
        return allClose(b, 1e-5, 1e-8);
    }

    /// Whether all elements are close to those of `b`; see [#isClose(Tensor, double, double)].
    default boolean allClose(Tensor b, double rtol, double atol) {
        return IsClose.everywhere(isClose(b, rtol, atol));
    }

    /// Whether `b` has the same shape and the same elements.
    default boolean equal(Tensor b) {
        return IsClose.exactly((Tensor) this, b);
    }
}
