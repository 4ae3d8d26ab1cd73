package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/// Exponentials, logarithms and trigonometric functions of vectors, by reduction to a small range and a polynomial there.
///
/// Results are within two units in the last place of the exact value unless a method says otherwise, and right at zeros, infinities, NaN,
/// subnormal numbers and where results overflow or underflow. Every lane is computed with the same roundings in compiled and in
/// interpreted code.
///
/// NOTE: C2 inlines a method into the loop that calls it only if it is short (325 bytes of code), and only then keeps vectors in registers.
public final class VectorMath {
    private static final float LOG2_E = 0x1.715476p0f;
    private static final float LN2_HIGH = 0x1.62e43p-1f;
    private static final float LN2_LOW = -0x1.05c61p-29f;

    /// Adding this to a small number rounds it to an integer, which then stands in the lowest bits.
    private static final float ROUNDING = 0x1.8p23f;

    private static final int ROUNDING_BITS = 0x4b400000;

    /// Beyond these, results of `exp` are ∞ and 0.
    private static final float EXP_MAX = 89;

    private static final float EXP_MIN = -104;

    /// The bits of √½: mantissas are taken from here to √2.
    private static final int SQRT_HALF_BITS = 0x3f3504f3;

    private static final int MANTISSA = 0x7fffff;
    private static final float MIN_NORMAL = 0x1p-126f;

    private VectorMath() {}

    private static FloatVector v(float value) {
        return FloatVector.broadcast(F, value);
    }

    /// `eˣ`
    public static FloatVector exp(FloatVector x) {
        FloatVector t = x.fma(LOG2_E, ROUNDING);
        FloatVector r = remainder(x, t);
        IntVector n = t.reinterpretAsInts().sub(ROUNDING_BITS);
        IntVector half = n.lanewise(ASHR, 1);
        FloatVector y = expm1Near0(r).add(1).mul(powerOf2(half)).mul(powerOf2(n.sub(half)));
        return y.blend(0f, x.compare(LT, EXP_MIN)).blend(Float.POSITIVE_INFINITY, x.compare(GT, EXP_MAX));
    }

    /// `x − n·ln 2`, where `t` is `n` plus the rounding constant.
    private static FloatVector remainder(FloatVector x, FloatVector t) {
        FloatVector n = t.sub(ROUNDING);
        return n.fma(v(-LN2_LOW), n.fma(v(-LN2_HIGH), x));
    }

    /// `eʳ − 1` for `|r| ≤ ½·ln 2`
    private static FloatVector expm1Near0(FloatVector r) {
        FloatVector q = r.fma(0x1.6a2430p-10f, 0x1.1239e4p-7f);
        q = q.fma(r, v(0x1.5558f2p-5f));
        q = q.fma(r, v(0x1.555492p-3f));
        q = q.fma(r, v(0x1.fffffcp-2f));
        return r.mul(r).fma(q, r);
    }

    /// `2ⁿ` for `−126 ≤ n ≤ 127`
    private static FloatVector powerOf2(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    /// `eˣ − 1`, accurate around 0 as well.
    public static FloatVector expm1(FloatVector x) {
        FloatVector inside = x.blend(EXP_MAX, x.compare(GT, EXP_MAX)).blend(-20f, x.compare(LT, -20f));
        FloatVector t = inside.fma(LOG2_E, ROUNDING);
        FloatVector r = remainder(inside, t);
        FloatVector half = powerOf2(t.reinterpretAsInts().sub(ROUNDING_BITS + 1)); // NOTE: 2¹²⁸ is beyond the range
        FloatVector y = half.fma(expm1Near0(r), half.sub(0.5f)).mul(2);
        return y.blend(x, x.abs().compare(LT, 0x1p-24f));
    }

    /// `2ˣ`
    public static FloatVector exp2(FloatVector x) {
        FloatVector t = x.add(ROUNDING);
        FloatVector r = x.sub(t.sub(ROUNDING)).mul(LN2_HIGH);
        IntVector n = t.reinterpretAsInts().sub(ROUNDING_BITS);
        IntVector half = n.lanewise(ASHR, 1);
        FloatVector y = expm1Near0(r).add(1).mul(powerOf2(half)).mul(powerOf2(n.sub(half)));
        return y.blend(0f, x.compare(LT, -151f)).blend(Float.POSITIVE_INFINITY, x.compare(GT, 129f));
    }

    /// The natural logarithm.
    public static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(LT, MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p23f), subnormal).reinterpretAsInts().sub(SQRT_HALF_BITS);
        FloatVector n = exponent(bits);
        n = n.blend(n.sub(23), subnormal);
        FloatVector f = mantissa(bits).sub(1);
        FloatVector y = n.fma(v(LN2_HIGH), f.add(n.fma(v(LN2_LOW), logTail(f))));
        return logAtBorders(x, y);
    }

    /// The logarithm to base 2, exact for powers of two.
    public static FloatVector log2(FloatVector x) {
        VectorMask<Float> subnormal = x.compare(LT, MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p23f), subnormal).reinterpretAsInts().sub(SQRT_HALF_BITS);
        FloatVector n = exponent(bits);
        n = n.blend(n.sub(23), subnormal);
        FloatVector f = mantissa(bits).sub(1);
        FloatVector y = f.add(logTail(f)).fma(v(LOG2_E), n);
        return logAtBorders(x, y);
    }

    /// The logarithm to base 10; within three units in the last place.
    public static FloatVector log10(FloatVector x) {
        return log(x).mul(0x1.bcb7b2p-2f);
    }

    private static FloatVector exponent(IntVector bits) {
        return (FloatVector) bits.lanewise(ASHR, 23).convert(I2F, 0);
    }

    private static FloatVector mantissa(IntVector bits) {
        return bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats();
    }

    /// `log(1 + f) − f` for `√½ ≤ 1 + f ≤ √2`
    private static FloatVector logTail(FloatVector f) {
        FloatVector p = f.fma(-0x1.38b4ccp-4f, 0x1.055b46p-3f);
        p = p.fma(f, v(-0x1.0d8552p-3f));
        p = p.fma(f, v(0x1.22da22p-3f));
        p = p.fma(f, v(-0x1.547244p-3f));
        p = p.fma(f, v(0x1.99a008p-3f));
        p = p.fma(f, v(-0x1.000228p-2f));
        p = p.fma(f, v(0x1.555554p-2f));
        return p.fma(f, v(-0.5f)).mul(f.mul(f));
    }

    private static FloatVector logAtBorders(FloatVector x, FloatVector y) {
        return y.blend(Float.NaN, x.compare(LT, 0f))
                .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f))
                .blend(x, x.compare(LT, Float.POSITIVE_INFINITY).not());
    }

    /// `log(1 + x)`, accurate around 0 as well.
    public static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1);
        FloatVector lost = x.sub(u.sub(1)).blend(v(1).sub(u.sub(x)), x.compare(GE, 1f));
        FloatVector y = log(u).add(lost.div(u));
        return y.blend(x, u.compare(EQ, 1f))
                .blend(Float.NEGATIVE_INFINITY, x.compare(EQ, -1f))
                .blend(x, x.compare(LT, Float.POSITIVE_INFINITY).not());
    }

    /// `log(eᵃ + eᵇ)`
    public static FloatVector logAddExp(FloatVector a, FloatVector b) {
        FloatVector y = a.max(b).add(log1p(exp(a.sub(b).abs().neg())));
        return y.blend(a.add(LN2_HIGH), a.compare(EQ, b));
    }

    /// `−x·log(x)`; 0 at 0 and −∞ below.
    public static FloatVector entr(FloatVector x) {
        FloatVector y = x.neg().mul(log(x));
        return y.blend(x, x.compare(EQ, 0f)).blend(Float.NEGATIVE_INFINITY, x.compare(LT, 0f));
    }
}
