package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The arithmetic, rounding and selecting functions among [cairn.tensor.kernels.Unary], [cairn.tensor.kernels.Binary] and
/// [cairn.tensor.kernels.Ternary], under the names of their constants. Results equal theirs bit for bit; those of `rsqrt` differ by
/// at most one unit in the last place.
final class Arithmetic {
    private static final int SIGN = 0x80000000;

    /// From here on every float is an integer.
    private static final float ALL_INTEGERS = 0x1p23f;

    private Arithmetic() {}

    private static FloatVector v(float value) {
        return FloatVector.broadcast(F, value);
    }

    static FloatVector neg(FloatVector x) {
        return x.neg();
    }

    static FloatVector abs(FloatVector x) {
        return x.abs();
    }

    static FloatVector sign(FloatVector x) {
        return v(0).blend(1f, x.compare(GT, 0f)).blend(-1f, x.compare(LT, 0f));
    }

    static FloatVector square(FloatVector x) {
        return x.mul(x);
    }

    static FloatVector reciprocal(FloatVector x) {
        return v(1).div(x);
    }

    static FloatVector sqrt(FloatVector x) {
        return x.sqrt();
    }

    static FloatVector rsqrt(FloatVector x) {
        return v(1).div(x.sqrt());
    }

    static FloatVector round(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector y = a.add(ALL_INTEGERS).sub(ALL_INTEGERS);
        return copysign(y.blend(a, a.compare(LT, ALL_INTEGERS).not()), x);
    }

    static FloatVector floor(FloatVector x) {
        FloatVector y = round(x);
        return y.blend(y.sub(1), y.compare(GT, x));
    }

    static FloatVector ceil(FloatVector x) {
        FloatVector y = round(x);
        return copysign(y.blend(y.add(1), y.compare(LT, x)), x);
    }

    static FloatVector trunc(FloatVector x) {
        return copysign(floor(x.abs()), x);
    }

    static FloatVector add(FloatVector a, FloatVector b) {
        return a.add(b);
    }

    static FloatVector sub(FloatVector a, FloatVector b) {
        return a.sub(b);
    }

    static FloatVector mul(FloatVector a, FloatVector b) {
        return a.mul(b);
    }

    static FloatVector div(FloatVector a, FloatVector b) {
        return a.div(b);
    }

    static FloatVector maximum(FloatVector a, FloatVector b) {
        return a.max(b);
    }

    static FloatVector minimum(FloatVector a, FloatVector b) {
        return a.min(b);
    }

    static FloatVector fmax(FloatVector a, FloatVector b) {
        return a.max(b).blend(a, b.compare(NE, b)).blend(b, a.compare(NE, a));
    }

    static FloatVector fmin(FloatVector a, FloatVector b) {
        return a.min(b).blend(a, b.compare(NE, b)).blend(b, a.compare(NE, a));
    }

    static FloatVector copysign(FloatVector a, FloatVector b) {
        IntVector magnitude = a.reinterpretAsInts().and(~SIGN);
        return magnitude.or(b.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
    }

    static FloatVector heaviside(FloatVector x, FloatVector atZero) {
        return v(0).blend(1f, x.compare(GT, 0f)).blend(atZero, x.compare(EQ, 0f));
    }

    static FloatVector clamp(FloatVector x, FloatVector low, FloatVector high) {
        return x.max(low).min(high);
    }

    static FloatVector multiplyAdd(FloatVector a, FloatVector b, FloatVector c) {
        return a.add(b.mul(c));
    }

    static FloatVector lerp(FloatVector a, FloatVector b, FloatVector w) {
        FloatVector d = b.sub(a);
        return a.add(w.mul(d))
                .blend(b.sub(d.mul(v(1).sub(w))), w.compare(LT, 0.5f).not());
    }

    static FloatVector threshold(FloatVector x, FloatVector threshold, FloatVector value) {
        return x.blend(value, x.compare(LE, threshold));
    }

    static FloatVector thresholdGrad(FloatVector dy, FloatVector x, FloatVector threshold) {
        return dy.blend(0f, x.compare(LE, threshold));
    }

    static FloatVector hardshrink(FloatVector x, FloatVector lambda) {
        return x.blend(0f, x.compare(GE, lambda.neg()).and(x.compare(LE, lambda)));
    }

    static FloatVector softshrink(FloatVector x, FloatVector lambda) {
        FloatVector inside = v(0).blend(x, x.compare(NE, x));
        return inside.blend(x.add(lambda), x.compare(LT, lambda.neg())).blend(x.sub(lambda), x.compare(GT, lambda));
    }

    static FloatVector shrinkGrad(FloatVector dy, FloatVector x, FloatVector lambda) {
        return dy.blend(0f, x.compare(GE, lambda.neg()).and(x.compare(LE, lambda)));
    }
}
