package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// Activation functions of vectors, under the names of their constants in [cairn.tensor.kernels.Unary], [cairn.tensor.kernels.Binary]
/// and [cairn.tensor.kernels.Ternary]; and the slopes their gradients need.
///
/// Results are within four units in the last place, except where they are below the normal numbers and, for [#geluTanh], far out on the
/// left, where they vanish. Slopes are as accurate in relation to 1.
public final class Activations {
    private static final float SQRT_2_OVER_PI = 0x1.988454p-1f;
    private static final float CUBIC = 0.044715f;

    /// Beyond this `tanh` is 1 and `mish(x)` is `x`.
    private static final float FAR = 20;

    private Activations() {}

    private static FloatVector v(float value) {
        return FloatVector.broadcast(F, value);
    }

    /// `1 / (1 + e⁻ˣ)`
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector e = VectorMath.exp(x.abs().neg());
        FloatVector y = v(1).div(e.add(1));
        return y.blend(e.mul(y), x.compare(LT, 0f));
    }

    /// `log(sigmoid(x))`
    public static FloatVector logSigmoid(FloatVector x) {
        return softplus(x.neg()).neg();
    }

    /// `log(1 + eˣ)`
    public static FloatVector softplus(FloatVector x) {
        FloatVector positive = x.blend(0f, x.compare(LT, 0f));
        return positive.add(VectorMath.log1p(VectorMath.exp(x.abs().neg())));
    }

    /// `softplus(beta·x) / beta`, and `x` itself where `beta·x` exceeds the threshold.
    public static FloatVector softplus(FloatVector x, FloatVector beta, FloatVector threshold) {
        FloatVector z = x.mul(beta);
        return softplus(z).div(beta).blend(x, z.compare(GT, threshold));
    }

    /// The hyperbolic tangent.
    public static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector e = VectorMath.expm1(a.blend(FAR, a.compare(GT, FAR)).mul(-2));
        return Arithmetic.copysign(e.div(e.add(2)), x);
    }

    /// `x · sigmoid(x)`
    public static FloatVector silu(FloatVector x) {
        return x.mul(sigmoid(x));
    }

    /// The derivative of [#silu]: `σ(x)·(1 + x·(1 − σ(x)))`.
    public static FloatVector siluSlope(FloatVector x) {
        FloatVector e = VectorMath.exp(x.abs().neg());
        FloatVector large = v(1).div(e.add(1));
        FloatVector small = e.mul(large);
        FloatVector y = large.blend(small, x.compare(LT, 0f));
        return x.mul(large).mul(small).add(y);
    }

    /// `x · Φ(x)` with the normal distribution function Φ.
    public static FloatVector gelu(FloatVector x) {
        return x.mul(ErfMath.ndtr(x));
    }

    /// The derivative of [#gelu].
    public static FloatVector geluSlope(FloatVector x) {
        return ErfMath.geluSlope(x);
    }

    /// The tanh approximation of [#gelu]: `x·σ(2·√(2/π)·(x + 0.044715·x³))`.
    public static FloatVector geluTanh(FloatVector x) {
        return x.mul(sigmoid(geluTanhArgument(x)));
    }

    private static FloatVector geluTanhArgument(FloatVector x) {
        return x.mul(x).fma(2 * SQRT_2_OVER_PI * CUBIC, 2 * SQRT_2_OVER_PI).mul(x);
    }

    /// The derivative of [#geluTanh].
    public static FloatVector geluTanhSlope(FloatVector x) {
        FloatVector near = x.blend(FAR, x.compare(GT, FAR)).blend(-FAR, x.compare(LT, -FAR));
        FloatVector e = VectorMath.exp(geluTanhArgument(near).abs().neg());
        FloatVector large = v(1).div(e.add(1));
        FloatVector small = e.mul(large);
        FloatVector y = large.blend(small, x.compare(LT, 0f));
        FloatVector slope = near.mul(near)
                .fma(6 * SQRT_2_OVER_PI * CUBIC, 2 * SQRT_2_OVER_PI)
                .mul(near);
        return slope.mul(large).mul(small).add(y);
    }

    /// `x · tanh(softplus(x))`, which is `x·w / (w + 2)` with `w = eˣ·(eˣ + 2)`.
    public static FloatVector mish(FloatVector x) {
        FloatVector e = VectorMath.exp(x.blend(FAR, x.compare(GT, FAR)));
        FloatVector w = e.mul(e.add(2));
        return x.mul(w.div(w.add(2))).blend(x, x.compare(GT, FAR));
    }

    /// The derivative of [#mish]: `w / (w + 2) + 4·x·eˣ·(eˣ + 1) / (w + 2)²`.
    public static FloatVector mishSlope(FloatVector x) {
        FloatVector near = x.blend(FAR, x.compare(GT, FAR)).blend(-200f, x.compare(LT, -200f));
        FloatVector e = VectorMath.exp(near);
        FloatVector w = e.mul(e.add(2));
        FloatVector d = v(1).div(w.add(2));
        return near.mul(4).mul(e.mul(d)).mul(e.add(1).mul(d)).add(w.mul(d));
    }

    /// `max(x, 0)`; NaN stays NaN.
    public static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(LT, 0f));
    }

    /// `x` limited to `[0, 6]`; NaN stays NaN.
    public static FloatVector relu6(FloatVector x) {
        return x.blend(0f, x.compare(LT, 0f)).blend(6f, x.compare(GT, 6f));
    }

    /// `x` where positive, `slope · x` elsewhere.
    public static FloatVector leakyRelu(FloatVector x, FloatVector slope) {
        return slope.mul(x).blend(x, x.compare(GT, 0f));
    }

    /// `x` where positive, `alpha·(eˣ − 1)` elsewhere.
    public static FloatVector elu(FloatVector x, FloatVector alpha) {
        return VectorMath.expm1(x).mul(alpha).blend(x, x.compare(GT, 0f));
    }

    /// `(x + 3) / 6` limited to `[0, 1]`
    public static FloatVector hardsigmoid(FloatVector x) {
        return x.add(3).div(6).blend(0f, x.compare(LE, -3f)).blend(1f, x.compare(GE, 3f));
    }

    /// `x · hardsigmoid(x)`
    public static FloatVector hardswish(FloatVector x) {
        return x.mul(x.add(3)).div(6).blend(0f, x.compare(LE, -3f)).blend(x, x.compare(GE, 3f));
    }

    /// `x / (1 + |x|)`
    public static FloatVector softsign(FloatVector x) {
        return x.div(x.abs().add(1));
    }
}
