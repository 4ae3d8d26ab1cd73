package cairn.tensor;

import cairn.tensor.ops.elementary.Acos;
import cairn.tensor.ops.elementary.Acosh;
import cairn.tensor.ops.elementary.Asin;
import cairn.tensor.ops.elementary.Asinh;
import cairn.tensor.ops.elementary.Atan;
import cairn.tensor.ops.elementary.Atan2;
import cairn.tensor.ops.elementary.Atanh;
import cairn.tensor.ops.elementary.Cos;
import cairn.tensor.ops.elementary.Cosh;
import cairn.tensor.ops.elementary.Exp;
import cairn.tensor.ops.elementary.Exp2;
import cairn.tensor.ops.elementary.Expm1;
import cairn.tensor.ops.elementary.Hypot;
import cairn.tensor.ops.elementary.Log;
import cairn.tensor.ops.elementary.Log10;
import cairn.tensor.ops.elementary.Log1p;
import cairn.tensor.ops.elementary.Log2;
import cairn.tensor.ops.elementary.LogAddExp;
import cairn.tensor.ops.elementary.LogAddExp2;
import cairn.tensor.ops.elementary.Logit;
import cairn.tensor.ops.elementary.Pow;
import cairn.tensor.ops.elementary.RSqrt;
import cairn.tensor.ops.elementary.Reciprocal;
import cairn.tensor.ops.elementary.Sin;
import cairn.tensor.ops.elementary.Sinc;
import cairn.tensor.ops.elementary.Sinh;
import cairn.tensor.ops.elementary.Sqrt;
import cairn.tensor.ops.elementary.Square;
import cairn.tensor.ops.elementary.Tan;
import cairn.tensor.ops.elementary.Tanh;
import cairn.tensor.ops.pointwise.Clamp;

/// Powers, exponentials, logarithms and trigonometry, element by element. Results are F32. Two operands are broadcast to a common shape.
public sealed interface ElementaryOps permits Tensor {

    // ---- powers

    /// `x²`
    default Tensor square() {
        return Square.of((Tensor) this);
    }

    /// `√x`
    default Tensor sqrt() {
        return Sqrt.of((Tensor) this);
    }

    /// `1 / √x`
    default Tensor rsqrt() {
        return RSqrt.of((Tensor) this);
    }

    /// `1 / x`
    default Tensor reciprocal() {
        return Reciprocal.of((Tensor) this);
    }

    /// `xⁿ`
    default Tensor pow(Tensor n) {
        return Pow.of((Tensor) this, n);
    }

    /// `xⁿ`
    default Tensor pow(double n) {
        return Pow.of((Tensor) this, n);
    }

    /// `xⁿ`; integers stay integers.
    default Tensor pow(long n) {
        return Pow.of((Tensor) this, n);
    }

    /// `baseˣ`
    default Tensor rpow(double base) {
        return Pow.of(Tensor.scalar((float) base), (Tensor) this);
    }

    /// `√(x² + b²)`
    default Tensor hypot(Tensor b) {
        return Hypot.of((Tensor) this, b);
    }

    // ---- exponentials and logarithms

    /// `eˣ`
    default Tensor exp() {
        return Exp.of((Tensor) this);
    }

    /// `eˣ − 1`, accurate around 0.
    default Tensor expm1() {
        return Expm1.of((Tensor) this);
    }

    /// `2ˣ`
    default Tensor exp2() {
        return Exp2.of((Tensor) this);
    }

    /// `log x`
    default Tensor log() {
        return Log.of((Tensor) this);
    }

    /// `log(1 + x)`, accurate around 0.
    default Tensor log1p() {
        return Log1p.of((Tensor) this);
    }

    /// `log₂ x`
    default Tensor log2() {
        return Log2.of((Tensor) this);
    }

    /// `log₁₀ x`
    default Tensor log10() {
        return Log10.of((Tensor) this);
    }

    /// `log(eˣ + eᵇ)`
    default Tensor logAddExp(Tensor b) {
        return LogAddExp.of((Tensor) this, b);
    }

    /// `log₂(2ˣ + 2ᵇ)`
    default Tensor logAddExp2(Tensor b) {
        return LogAddExp2.of((Tensor) this, b);
    }

    /// `log(x / (1 − x))`; NaN outside `[0, 1]`.
    default Tensor logit() {
        return Logit.of((Tensor) this);
    }

    /// [#logit()] of `x` limited to `[eps, 1 − eps]`.
    default Tensor logit(double eps) {
        return Logit.of(Clamp.of((Tensor) this, Tensor.scalar((float) eps), Tensor.scalar((float) (1 - eps))));
    }

    // ---- trigonometry

    /// `sin x`, `x` in radians.
    default Tensor sin() {
        return Sin.of((Tensor) this);
    }

    /// `cos x`, `x` in radians.
    default Tensor cos() {
        return Cos.of((Tensor) this);
    }

    /// `tan x`, `x` in radians.
    default Tensor tan() {
        return Tan.of((Tensor) this);
    }

    /// `arcsin x`
    default Tensor asin() {
        return Asin.of((Tensor) this);
    }

    /// `arccos x`
    default Tensor acos() {
        return Acos.of((Tensor) this);
    }

    /// `arctan x`
    default Tensor atan() {
        return Atan.of((Tensor) this);
    }

    /// The angle of the point `(b, x)`, in `[−π, π]`.
    default Tensor atan2(Tensor b) {
        return Atan2.of((Tensor) this, b);
    }

    /// `sinh x`
    default Tensor sinh() {
        return Sinh.of((Tensor) this);
    }

    /// `cosh x`
    default Tensor cosh() {
        return Cosh.of((Tensor) this);
    }

    /// `tanh x`
    default Tensor tanh() {
        return Tanh.of((Tensor) this);
    }

    /// `arsinh x`
    default Tensor asinh() {
        return Asinh.of((Tensor) this);
    }

    /// `arcosh x`
    default Tensor acosh() {
        return Acosh.of((Tensor) this);
    }

    /// `artanh x`
    default Tensor atanh() {
        return Atanh.of((Tensor) this);
    }

    /// `sin(πx) / (πx)`, 1 at 0.
    default Tensor sinc() {
        return Sinc.of((Tensor) this);
    }

    /// Degrees to radians.
    default Tensor deg2rad() {
        return ((Tensor) this).mul(Math.PI / 180);
    }

    /// Radians to degrees.
    default Tensor rad2deg() {
        return ((Tensor) this).mul(180 / Math.PI);
    }
}
