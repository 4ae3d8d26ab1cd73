package cairn.tensor;

import cairn.tensor.ops.activation.CELU;
import cairn.tensor.ops.activation.ELU;
import cairn.tensor.ops.activation.GELU;
import cairn.tensor.ops.activation.GELUTanh;
import cairn.tensor.ops.activation.GLU;
import cairn.tensor.ops.activation.HardShrink;
import cairn.tensor.ops.activation.HardSigmoid;
import cairn.tensor.ops.activation.HardSwish;
import cairn.tensor.ops.activation.HardTanh;
import cairn.tensor.ops.activation.LeakyReLU;
import cairn.tensor.ops.activation.LogSigmoid;
import cairn.tensor.ops.activation.Mish;
import cairn.tensor.ops.activation.PReLU;
import cairn.tensor.ops.activation.ReLU;
import cairn.tensor.ops.activation.ReLU6;
import cairn.tensor.ops.activation.SELU;
import cairn.tensor.ops.activation.SiLU;
import cairn.tensor.ops.activation.Sigmoid;
import cairn.tensor.ops.activation.SoftShrink;
import cairn.tensor.ops.activation.SoftSign;
import cairn.tensor.ops.activation.Softplus;
import cairn.tensor.ops.activation.Threshold;

/// Activation functions, in F32; element by element, except [#glu]. Layers of the same names are in `cairn.nn`.
public sealed interface ActivationOps permits Tensor {

    /// `max(x, 0)`
    default Tensor relu() {
        return ReLU.of((Tensor) this);
    }

    /// `min(max(x, 0), 6)`
    default Tensor relu6() {
        return ReLU6.of((Tensor) this);
    }

    /// `x` where positive, else `slope · x`.
    ///
    /// @param slope PyTorch's default is 0.01
    default Tensor leakyRelu(double slope) {
        return LeakyReLU.of((Tensor) this, Tensor.scalar((float) slope));
    }

    /// `x` where positive, else `weight · x`. Shape: `[N, C, *], [C] or [1] → [N, C, *]`.
    default Tensor prelu(Tensor weight) {
        return PReLU.of((Tensor) this, weight);
    }

    /// `x` where positive, else `eˣ − 1`.
    default Tensor elu() {
        return elu(1);
    }

    /// `x` where positive, else `alpha · (eˣ − 1)`.
    default Tensor elu(double alpha) {
        return ELU.of((Tensor) this, (float) alpha);
    }

    /// `x` where positive, else `eˣ − 1`.
    default Tensor celu() {
        return celu(1);
    }

    /// `x` where positive, else `alpha · (exp(x/alpha) − 1)`.
    default Tensor celu(double alpha) {
        return CELU.of((Tensor) this, (float) alpha);
    }

    /// ELU with the scale and slope that keep mean 0 and variance 1.
    default Tensor selu() {
        return SELU.of((Tensor) this);
    }

    /// One half of `x` along `dim` times the sigmoid of the other. Shape: `[*, 2n, *] → [*, n, *]`.
    default Tensor glu(int dim) {
        return GLU.of((Tensor) this, dim);
    }

    /// `x · Φ(x)`
    default Tensor gelu() {
        return GELU.of((Tensor) this);
    }

    /// The tanh approximation of [#gelu()]. PyTorch: `gelu(approximate="tanh")`.
    default Tensor geluTanh() {
        return GELUTanh.of((Tensor) this);
    }

    /// `x · σ(x)`, also called swish.
    default Tensor silu() {
        return SiLU.of((Tensor) this);
    }

    /// `x · tanh(softplus(x))`
    default Tensor mish() {
        return Mish.of((Tensor) this);
    }

    /// `1 / (1 + e⁻ˣ)`
    default Tensor sigmoid() {
        return Sigmoid.of((Tensor) this);
    }

    /// `log σ(x)`
    default Tensor logSigmoid() {
        return LogSigmoid.of((Tensor) this);
    }

    /// `log(1 + eˣ)`
    default Tensor softplus() {
        return softplus(1, 20);
    }

    /// `log(1 + exp(beta·x)) / beta`, and `x` itself where `beta·x` exceeds the threshold.
    default Tensor softplus(double beta, double threshold) {
        return Softplus.of((Tensor) this, (float) beta, (float) threshold);
    }

    /// `x / (1 + |x|)`
    default Tensor softsign() {
        return SoftSign.of((Tensor) this);
    }

    /// `x` limited to `[−1, 1]`
    default Tensor hardtanh() {
        return hardtanh(-1, 1);
    }

    /// `x` limited to `[min, max]`
    default Tensor hardtanh(double min, double max) {
        return HardTanh.of((Tensor) this, (float) min, (float) max);
    }

    /// `(x + 3) / 6` limited to `[0, 1]`
    default Tensor hardsigmoid() {
        return HardSigmoid.of((Tensor) this);
    }

    /// `x · hardsigmoid(x)`
    default Tensor hardswish() {
        return HardSwish.of((Tensor) this);
    }

    /// `x`, but 0 where `|x| ≤ 0.5`.
    default Tensor hardshrink() {
        return hardshrink(0.5);
    }

    /// `x`, but 0 where `|x| ≤ lambda`.
    default Tensor hardshrink(double lambda) {
        return HardShrink.of((Tensor) this, (float) lambda);
    }

    /// `x` moved by 0.5 towards 0, and 0 where `|x| ≤ 0.5`.
    default Tensor softshrink() {
        return softshrink(0.5);
    }

    /// `x` moved by `lambda` towards 0, and 0 where `|x| ≤ lambda`.
    default Tensor softshrink(double lambda) {
        return SoftShrink.of((Tensor) this, (float) lambda);
    }

    /// `x − tanh(x)`
    default Tensor tanhshrink() {
        return ((Tensor) this).sub(((Tensor) this).tanh());
    }

    /// `x` above the threshold, else `value`.
    default Tensor threshold(double threshold, double value) {
        return Threshold.of((Tensor) this, (float) threshold, (float) value);
    }
}
