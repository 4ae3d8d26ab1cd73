package cairn.tensor;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Abs;
import cairn.tensor.ops.pointwise.Add;
import cairn.tensor.ops.pointwise.AddScaled;
import cairn.tensor.ops.pointwise.Clamp;
import cairn.tensor.ops.pointwise.ClampMax;
import cairn.tensor.ops.pointwise.ClampMin;
import cairn.tensor.ops.pointwise.CopySign;
import cairn.tensor.ops.pointwise.Div;
import cairn.tensor.ops.pointwise.FMax;
import cairn.tensor.ops.pointwise.FMin;
import cairn.tensor.ops.pointwise.FMod;
import cairn.tensor.ops.pointwise.Lerp;
import cairn.tensor.ops.pointwise.Maximum;
import cairn.tensor.ops.pointwise.Minimum;
import cairn.tensor.ops.pointwise.Mul;
import cairn.tensor.ops.pointwise.MultiplyAdd;
import cairn.tensor.ops.pointwise.NanToNum;
import cairn.tensor.ops.pointwise.Neg;
import cairn.tensor.ops.pointwise.Pointwise;
import cairn.tensor.ops.pointwise.Remainder;
import cairn.tensor.ops.pointwise.Rounding;
import cairn.tensor.ops.pointwise.StepFunction;
import cairn.tensor.ops.pointwise.Sub;

/// Arithmetic, rounding and limits, element by element. Two operands are broadcast to a common shape.
///
/// Integers stay integers where the result is one: `x.add(1)` of an I64 tensor is I64, `x.add(0.5)` and `x.div(2)` are F32.
public sealed interface PointwiseOps permits Tensor {

    // ---- arithmetic

    /// `x + b`
    default Tensor add(Tensor b) {
        return Add.of((Tensor) this, b);
    }

    /// `x + b`
    default Tensor add(double b) {
        return add(Tensor.scalar((float) b));
    }

    /// `x + b`; integers stay integers.
    default Tensor add(long b) {
        return add(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x + alpha · b`; for integers `alpha` must be one.
    default Tensor add(Tensor b, double alpha) {
        return AddScaled.of("add", (Tensor) this, b, alpha);
    }

    /// `x − b`
    default Tensor sub(Tensor b) {
        return Sub.of((Tensor) this, b);
    }

    /// `x − b`
    default Tensor sub(double b) {
        return sub(Tensor.scalar((float) b));
    }

    /// `x − b`; integers stay integers.
    default Tensor sub(long b) {
        return sub(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x − alpha · b`; for integers `alpha` must be one.
    default Tensor sub(Tensor b, double alpha) {
        return AddScaled.of("sub", (Tensor) this, b, -alpha);
    }

    /// `b − x`
    default Tensor rsub(double b) {
        return Sub.of(Tensor.scalar((float) b), (Tensor) this);
    }

    /// `b − x`; integers stay integers.
    default Tensor rsub(long b) {
        return Sub.of(Pointwise.scalar(b, (Tensor) this), (Tensor) this);
    }

    /// `x · b`, element by element.
    default Tensor mul(Tensor b) {
        return Mul.of((Tensor) this, b);
    }

    /// `x · b`
    default Tensor mul(double b) {
        return mul(Tensor.scalar((float) b));
    }

    /// `x · b`; integers stay integers.
    default Tensor mul(long b) {
        return mul(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x / b`, in F32 for every input type.
    default Tensor div(Tensor b) {
        return Div.of((Tensor) this, b);
    }

    /// `x / b`
    default Tensor div(double b) {
        return div(Tensor.scalar((float) b));
    }

    /// `b / x`
    default Tensor rdiv(double b) {
        return Div.of(Tensor.scalar((float) b), (Tensor) this);
    }

    /// `⌊x / b⌋`. PyTorch: `div(rounding_mode="floor")`.
    default Tensor floorDivide(Tensor b) {
        return StepFunction.of("floorDivide", Binary.FLOOR_DIVIDE, (Tensor) this, b);
    }

    /// `⌊x / b⌋`
    default Tensor floorDivide(double b) {
        return floorDivide(Tensor.scalar((float) b));
    }

    /// `⌊x / b⌋`; integers stay integers.
    default Tensor floorDivide(long b) {
        return floorDivide(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x / b` without its fraction. PyTorch: `div(rounding_mode="trunc")`.
    default Tensor truncDivide(Tensor b) {
        return StepFunction.of("truncDivide", Binary.TRUNC_DIVIDE, (Tensor) this, b);
    }

    /// `x / b` without its fraction
    default Tensor truncDivide(double b) {
        return truncDivide(Tensor.scalar((float) b));
    }

    /// `x / b` without its fraction; integers stay integers.
    default Tensor truncDivide(long b) {
        return truncDivide(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x − b·⌊x/b⌋`, with the sign of `b`, as `%` in Python.
    default Tensor remainder(Tensor b) {
        return Remainder.of((Tensor) this, b);
    }

    /// `x − b·⌊x/b⌋`, with the sign of `b`
    default Tensor remainder(double b) {
        return remainder(Tensor.scalar((float) b));
    }

    /// `x − b·⌊x/b⌋`, with the sign of `b`; integers stay integers.
    default Tensor remainder(long b) {
        return remainder(Pointwise.scalar(b, (Tensor) this));
    }

    /// `x − b·trunc(x/b)`, with the sign of `x`, as `%` in Java.
    default Tensor fmod(Tensor b) {
        return FMod.of((Tensor) this, b);
    }

    /// `x − b·trunc(x/b)`, with the sign of `x`
    default Tensor fmod(double b) {
        return fmod(Tensor.scalar((float) b));
    }

    /// `x − b·trunc(x/b)`, with the sign of `x`; integers stay integers.
    default Tensor fmod(long b) {
        return fmod(Pointwise.scalar(b, (Tensor) this));
    }

    /// `−x`
    default Tensor neg() {
        return Neg.of((Tensor) this);
    }

    /// `|x|`
    default Tensor abs() {
        return Abs.of((Tensor) this);
    }

    /// 1, 0 or −1.
    default Tensor sign() {
        return StepFunction.of(Unary.SIGN, (Tensor) this);
    }

    /// The magnitude of `x` with the sign of `b`.
    default Tensor copysign(Tensor b) {
        return CopySign.of((Tensor) this, b);
    }

    /// The magnitude of `x` with the sign of `b`.
    default Tensor copysign(double b) {
        return copysign(Tensor.scalar((float) b));
    }

    /// `x + a · b`
    default Tensor addcmul(Tensor a, Tensor b) {
        return MultiplyAdd.of("addcmul", (Tensor) this, a, b);
    }

    /// `x + value · a · b`
    default Tensor addcmul(Tensor a, Tensor b, double value) {
        return AddScaled.of("addcmul", (Tensor) this, a.mul(b), value);
    }

    /// `x + a / b`
    default Tensor addcdiv(Tensor a, Tensor b) {
        return add(a.div(b));
    }

    /// `x + value · a / b`
    default Tensor addcdiv(Tensor a, Tensor b, double value) {
        return add(a.div(b), value);
    }

    /// `x + w · (end − x)`
    default Tensor lerp(Tensor end, Tensor w) {
        return Lerp.of((Tensor) this, end, w);
    }

    /// `x + w · (end − x)`
    default Tensor lerp(Tensor end, double w) {
        return lerp(end, Tensor.scalar((float) w));
    }

    // ---- rounding

    /// `⌊x⌋`
    default Tensor floor() {
        return StepFunction.of(Unary.FLOOR, (Tensor) this);
    }

    /// `⌈x⌉`
    default Tensor ceil() {
        return StepFunction.of(Unary.CEIL, (Tensor) this);
    }

    /// The nearest integer, halves to the even one.
    default Tensor round() {
        return StepFunction.of(Unary.ROUND, (Tensor) this);
    }

    /// The nearest multiple of `10^−decimals`.
    default Tensor round(int decimals) {
        return Rounding.of((Tensor) this, decimals);
    }

    /// `x` without its fraction.
    default Tensor trunc() {
        return StepFunction.of(Unary.TRUNC, (Tensor) this);
    }

    /// The fraction of `x`, with its sign.
    default Tensor frac() {
        return sub(trunc());
    }

    // ---- limits

    /// The larger of both, NaN if either is. Gradients are shared where both are equal.
    default Tensor maximum(Tensor b) {
        return Maximum.of((Tensor) this, b);
    }

    /// The smaller of both, NaN if either is. Gradients are shared where both are equal.
    default Tensor minimum(Tensor b) {
        return Minimum.of((Tensor) this, b);
    }

    /// The larger of both, the other one if either is NaN.
    default Tensor fmax(Tensor b) {
        return FMax.of((Tensor) this, b);
    }

    /// The smaller of both, the other one if either is NaN.
    default Tensor fmin(Tensor b) {
        return FMin.of((Tensor) this, b);
    }

    /// `min(max(x, min), max)`
    default Tensor clamp(Tensor min, Tensor max) {
        return Clamp.of((Tensor) this, min, max);
    }

    /// `min(max(x, min), max)`
    default Tensor clamp(double min, double max) {
        return clamp(Tensor.scalar((float) min), Tensor.scalar((float) max));
    }

    /// `min(max(x, min), max)`; integers stay integers.
    default Tensor clamp(long min, long max) {
        return clamp(Pointwise.scalar(min, (Tensor) this), Pointwise.scalar(max, (Tensor) this));
    }

    /// `max(x, min)`. PyTorch: `clamp(min=…)`.
    default Tensor clampMin(Tensor min) {
        return ClampMin.of((Tensor) this, min);
    }

    /// `max(x, min)`
    default Tensor clampMin(double min) {
        return clampMin(Tensor.scalar((float) min));
    }

    /// `max(x, min)`; integers stay integers.
    default Tensor clampMin(long min) {
        return clampMin(Pointwise.scalar(min, (Tensor) this));
    }

    /// `min(x, max)`. PyTorch: `clamp(max=…)`.
    default Tensor clampMax(Tensor max) {
        return ClampMax.of((Tensor) this, max);
    }

    /// `min(x, max)`
    default Tensor clampMax(double max) {
        return clampMax(Tensor.scalar((float) max));
    }

    /// `min(x, max)`; integers stay integers.
    default Tensor clampMax(long max) {
        return clampMax(Pointwise.scalar(max, (Tensor) this));
    }

    /// 0 for negative `x`, 1 for positive, `values` at 0.
    default Tensor heaviside(Tensor values) {
        return StepFunction.of("heaviside", Binary.HEAVISIDE, (Tensor) this, values);
    }

    /// NaN replaced by 0, and infinities by the largest and smallest finite numbers.
    default Tensor nanToNum() {
        return nanToNum(0, Float.MAX_VALUE, -Float.MAX_VALUE);
    }

    /// NaN, +∞ and −∞ replaced.
    default Tensor nanToNum(double nan, double posInf, double negInf) {
        return NanToNum.of((Tensor) this, nan, posInf, negInf);
    }
}
