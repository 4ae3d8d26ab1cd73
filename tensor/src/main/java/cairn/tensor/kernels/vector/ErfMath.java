package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// The error function of vectors and what is made of it.
///
/// The tail is taken as `erfc(a) = exp(−a²)·R(a)`, with a polynomial for the flat `R(a)·(1 + 2a)` in `(a − 2)/(a + 2)`, so that small
/// results are as accurate as large ones.
final class ErfMath {
    private static final float SQRT_HALF = 0x1.6a09e6p-1f;
    private static final float INV_SQRT_2PI = 0x1.988454p-2f;

    /// Beyond this `exp(−a²)` is 0.
    private static final float FAR = 11;

    private ErfMath() {}

    private static FloatVector v(float value) {
        return FloatVector.broadcast(F, value);
    }

    /// The error function.
    static FloatVector erf(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector far = v(1).sub(expMinusSquare(a).mul(tail(a)));
        far = far.blend(far.neg(), x.compare(LT, 0f));
        return x.mul(slopeNear0(x.mul(x))).blend(far, a.compare(GE, 0.9f));
    }

    /// `1 − erf(x)`; within four units in the last place.
    static FloatVector erfc(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector y = expMinusSquare(a).mul(tail(a));
        y = y.blend(v(2).sub(y), x.compare(LT, 0f));
        return y.blend(v(1).sub(x.mul(slopeNear0(x.mul(x)))), a.compare(LT, 0.5f));
    }

    /// The normal distribution function `Φ(x)`; within four units in the last place.
    static FloatVector ndtr(FloatVector x) {
        return sided(x, lowerTail(x, expMinusHalfSquare(x)));
    }

    /// `Φ(x) + x·φ(x)`, the slope of GELU, with an error of a few units in the last place of 1.
    static FloatVector geluSlope(FloatVector x) {
        FloatVector e = expMinusHalfSquare(x);
        FloatVector cdf = sided(x, lowerTail(x, e));
        FloatVector inside = x.blend(0f, x.abs().compare(GT, 20f));
        return inside.fma(e.mul(INV_SQRT_2PI), cdf);
    }

    /// `Φ(−|x|)`, given `exp(−x²/2)`.
    private static FloatVector lowerTail(FloatVector x, FloatVector e) {
        return e.mul(0.5f).mul(tail(x.abs().mul(SQRT_HALF)));
    }

    private static FloatVector sided(FloatVector x, FloatVector tail) {
        return v(1).sub(tail).blend(tail, x.compare(LT, 0f));
    }

    /// `erf(x) / x` in `z = x²`, for `|x| ≤ 0.9`.
    private static FloatVector slopeNear0(FloatVector z) {
        FloatVector p = z.fma(-0x1.3f4f66p-11f, 0x1.4876c6p-8f);
        p = p.fma(z, v(-0x1.b6bee2p-6f));
        p = p.fma(z, v(0x1.ce1dd2p-4f));
        p = p.fma(z, v(-0x1.8126fap-2f));
        return p.fma(z, v(0x1.20dd74p+0f));
    }

    /// `R(a) = erfc(a)·exp(a²)` for `a ≥ 0`
    private static FloatVector tail(FloatVector a) {
        FloatVector near = a.blend(FAR, a.compare(GT, FAR));
        FloatVector t = near.sub(2).div(near.add(2));
        FloatVector p = t.fma(-0x1.a2db66p-12f, -0x1.41ea22p-10f);
        p = p.fma(t, v(0x1.5846fap-10f));
        p = p.fma(t, v(0x1.1aca8ap-7f));
        p = p.fma(t, v(-0x1.081d64p-7f));
        p = p.fma(t, v(-0x1.bc09cap-5f));
        p = p.fma(t, v(0x1.4ffc4ap-3f));
        p = p.fma(t, v(-0x1.54084ep-3f));
        p = p.fma(t, v(-0x1.7bf616p-4f));
        p = p.fma(t, v(0x1.46e80ep+0f));
        return p.div(near.fma(2, 1));
    }

    /// `exp(−a²)`. The rounding error of the square is made good, since the exponential multiplies it.
    private static FloatVector expMinusSquare(FloatVector a) {
        FloatVector near = a.blend(FAR, a.abs().compare(GT, FAR));
        FloatVector square = near.mul(near);
        FloatVector lost = near.fma(near, square.neg());
        FloatVector e = VectorMath.exp(square.neg());
        return e.sub(e.mul(lost));
    }

    private static FloatVector expMinusHalfSquare(FloatVector x) {
        FloatVector near = x.blend(2 * FAR, x.abs().compare(GT, 2 * FAR));
        FloatVector square = near.mul(near);
        FloatVector lost = near.fma(near, square.neg());
        FloatVector e = VectorMath.exp(square.mul(-0.5f));
        return e.sub(e.mul(lost.mul(0.5f)));
    }
}
