package cairn.tensor;

import cairn.tensor.ops.special.Digamma;
import cairn.tensor.ops.special.Entr;
import cairn.tensor.ops.special.Erf;
import cairn.tensor.ops.special.ErfInv;
import cairn.tensor.ops.special.Erfc;
import cairn.tensor.ops.special.Erfcx;
import cairn.tensor.ops.special.LGamma;
import cairn.tensor.ops.special.LogNdtr;
import cairn.tensor.ops.special.MvLGamma;
import cairn.tensor.ops.special.Ndtr;
import cairn.tensor.ops.special.Ndtri;
import cairn.tensor.ops.special.PolyGamma;
import cairn.tensor.ops.special.XLog1py;
import cairn.tensor.ops.special.XLogY;
import cairn.tensor.ops.special.Zeta;

/// The special functions of mathematics, element by element, in F32. PyTorch: `torch.special`.
public sealed interface SpecialOps permits Tensor {

    /// The error function `2/√π · ∫₀ˣ e^(−t²) dt`.
    default Tensor erf() {
        return Erf.of((Tensor) this);
    }

    /// `1 − erf x`, accurate for large `x`.
    default Tensor erfc() {
        return Erfc.of((Tensor) this);
    }

    /// The inverse of [#erf()]; NaN outside `[−1, 1]`.
    default Tensor erfinv() {
        return ErfInv.of((Tensor) this);
    }

    /// `e^(x²) · erfc x`
    default Tensor erfcx() {
        return Erfcx.of((Tensor) this);
    }

    /// The standard normal distribution function Φ.
    default Tensor ndtr() {
        return Ndtr.of((Tensor) this);
    }

    /// `log Φ(x)`, accurate in both tails.
    default Tensor logNdtr() {
        return LogNdtr.of((Tensor) this);
    }

    /// The standard normal quantile function, the inverse of [#ndtr()].
    default Tensor ndtri() {
        return Ndtri.of((Tensor) this);
    }

    /// `log |Γ(x)|`
    default Tensor lgamma() {
        return LGamma.of((Tensor) this);
    }

    /// The derivative of [#lgamma()].
    default Tensor digamma() {
        return Digamma.of((Tensor) this);
    }

    /// The derivative of order `n` of [#digamma()].
    default Tensor polygamma(int n) {
        return PolyGamma.of(n, (Tensor) this);
    }

    /// The logarithm of the multivariate gamma function of dimension `p`.
    default Tensor mvlgamma(int p) {
        return MvLGamma.of((Tensor) this, p);
    }

    /// The Hurwitz zeta function `Σ (q + k)⁻ˣ` over `k ≥ 0`.
    default Tensor zeta(Tensor q) {
        return Zeta.of((Tensor) this, q);
    }

    /// `−x · log x`, 0 at 0 and −∞ below.
    default Tensor entr() {
        return Entr.of((Tensor) this);
    }

    /// `x · log y`, 0 where `x` is 0.
    default Tensor xlogy(Tensor y) {
        return XLogY.of((Tensor) this, y);
    }

    /// `x · log y`, 0 where `x` is 0.
    default Tensor xlogy(double y) {
        return xlogy(Tensor.scalar((float) y));
    }

    /// `x · log(1 + y)`, 0 where `x` is 0.
    default Tensor xlog1py(Tensor y) {
        return XLog1py.of((Tensor) this, y);
    }

    /// `x · log(1 + y)`, 0 where `x` is 0.
    default Tensor xlog1py(double y) {
        return xlog1py(Tensor.scalar((float) y));
    }
}
