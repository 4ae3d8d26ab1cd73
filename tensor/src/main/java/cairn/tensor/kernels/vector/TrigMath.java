package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/// Sine and cosine of vectors, for angles up to [#LIMIT]: what is left of an angle after multiples of π/2 goes into a polynomial.
final class TrigMath {
    /// The largest angle that is reduced accurately.
    static final float LIMIT = 40_000;

    private static final float TWO_OVER_PI = 0x1.45f306p-1f;
    private static final float HALF_PI_HIGH = 0x1.921fb6p+0f;
    private static final float HALF_PI_MIDDLE = -0x1.777a5cp-25f;
    private static final float HALF_PI_LOW = -0x1.ee59dap-50f;

    /// Adding this to a small number rounds it to an integer, which then stands in the lowest bits.
    private static final float ROUNDING = 0x1.8p23f;

    private TrigMath() {}

    private static FloatVector v(float value) {
        return FloatVector.broadcast(F, value);
    }

    /// Whether all of these angles are small enough.
    static boolean reduces(float[] x, int at, int step, int n) {
        boolean small = true;
        for (int i = 0; i < n; i++) small &= Math.abs(x[at + i * step]) <= LIMIT;
        return small;
    }

    static FloatVector sin(FloatVector x) {
        FloatVector t = x.fma(TWO_OVER_PI, ROUNDING);
        return turned(remainder(x, t), t.reinterpretAsInts());
    }

    static FloatVector cos(FloatVector x) {
        FloatVector t = x.fma(TWO_OVER_PI, ROUNDING);
        return turned(remainder(x, t), t.reinterpretAsInts().add(1));
    }

    private static FloatVector remainder(FloatVector x, FloatVector t) {
        FloatVector n = t.sub(ROUNDING);
        FloatVector r = n.fma(v(-HALF_PI_HIGH), x);
        r = n.fma(v(-HALF_PI_MIDDLE), r);
        return n.fma(v(-HALF_PI_LOW), r);
    }

    /// The sine of `r` after so many quarter turns, of which the lowest two bits count.
    private static FloatVector turned(FloatVector r, IntVector quarters) {
        FloatVector z = r.mul(r);
        VectorMask<Float> odd = quarters.and(1).compare(NE, 0).cast(F);
        FloatVector y = sinNear0(r, z).blend(cosNear0(z), odd);
        IntVector sign = quarters.lanewise(LSHL, 30).and(0x80000000);
        return y.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector sinNear0(FloatVector r, FloatVector z) {
        FloatVector p = z.fma(0x1.6cd5ecp-19f, -0x1.a00f94p-13f);
        p = p.fma(z, v(0x1.111108p-7f));
        p = p.fma(z, v(-0x1.555556p-3f));
        return r.mul(z).fma(p, r);
    }

    private static FloatVector cosNear0(FloatVector z) {
        FloatVector p = z.fma(0x1.99ff3ep-16f, -0x1.6c0c82p-10f);
        p = p.fma(z, v(0x1.55554ap-5f));
        p = p.fma(z, v(-0.5f));
        return p.fma(z, v(1));
    }
}
