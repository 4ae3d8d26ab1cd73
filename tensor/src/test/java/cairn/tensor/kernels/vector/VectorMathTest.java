package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.kernels.Special;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/// Against double precision, at numbers of every size and sign.
class VectorMathTest {
    private static final int STRIDE = 40_009; // of the bits of the numbers tried

    @Test
    void exponentialsAreWithinTwoUnitsInTheLastPlace() {
        check("exp", VectorMath::exp, StrictMath::exp, 1);
        check("expm1", VectorMath::expm1, StrictMath::expm1, 1.5);
        check("exp2", VectorMath::exp2, x -> StrictMath.pow(2, x), 1.1);
    }

    @Test
    void logarithmsAreWithinTwoUnitsInTheLastPlace() {
        check("log", VectorMath::log, StrictMath::log, 1);
        check("log2", VectorMath::log2, x -> StrictMath.log(x) / StrictMath.log(2), 1.7);
        check("log10", VectorMath::log10, StrictMath::log10, 2.1);
        check("log1p", VectorMath::log1p, StrictMath::log1p, 1.6);
    }

    @Test
    void powersOfTwoHaveExactLogarithms() {
        float[] x = new float[W];
        for (int n = -149; n < 128; n++) {
            x[0] = (float) StrictMath.pow(2, n);
            VectorMath.log2(FloatVector.fromArray(F, x, 0)).intoArray(x, 0);
            assertEquals(n, x[0]);
        }
    }

    @Test
    void angularFunctionsAreWithinTwoUnitsInTheLastPlaceUpToTheirLimit() {
        check("sin", x -> TrigMath.sin(small(x)), x -> Math.abs(x) > TrigMath.LIMIT ? 0 : StrictMath.sin(x), 1.6);
        check("cos", x -> TrigMath.cos(small(x)), x -> Math.abs(x) > TrigMath.LIMIT ? 1 : StrictMath.cos(x), 1.6);
    }

    private static FloatVector small(FloatVector x) {
        return x.blend(0, x.abs().compare(jdk.incubator.vector.VectorOperators.GT, TrigMath.LIMIT));
    }

    @Test
    void errorFunctionsAreWithinFiveUnitsInTheLastPlace() {
        check("erf", ErfMath::erf, Special::erf, 2.6);
        check("erfc", ErfMath::erfc, Special::erfc, 4);
        check("ndtr", ErfMath::ndtr, Special::normalCdf, 4.5);
    }

    @Test
    void activationsAreWithinFourUnitsInTheLastPlace() {
        check("tanh", Activations::tanh, StrictMath::tanh, 2.7);
        check("sigmoid", Activations::sigmoid, VectorMathTest::sigmoid, 2.5);
        check("softplus", Activations::softplus, Special::softplus, 2);
        check("silu", Activations::silu, x -> x * sigmoid(x), 3.5);
        check("gelu", Activations::gelu, x -> x * Special.normalCdf(x), 5);
        check("mish", Activations::mish, x -> x * StrictMath.tanh(Special.softplus(x)), 4);
    }

    @Test
    void slopesAreWithinTwoUnitsInTheLastPlaceOfOne() {
        checkSlope("gelu", Activations::geluSlope, Special::geluSlope);
        checkSlope("geluTanh", Activations::geluTanhSlope, Special::geluTanhSlope);
        checkSlope("silu", Activations::siluSlope, Special::siluSlope);
        checkSlope("mish", Activations::mishSlope, Special::mishSlope);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static void checkSlope(String name, UnaryOperator<FloatVector> f, DoubleUnaryOperator exact) {
        check(name, f, exact, 2, 0x1p-23);
    }

    private static void check(String name, UnaryOperator<FloatVector> f, DoubleUnaryOperator exact, double units) {
        check(name, f, exact, units, 0);
    }

    /// Errors are counted in units in the last place of the result, or in `unit` if that is more. Below the normal numbers, a product of
    /// the function and its argument may be wrong by as many units as the argument has.
    private static void check(
            String name, UnaryOperator<FloatVector> f, DoubleUnaryOperator exact, double units, double unit) {
        float[] x = new float[W];
        float[] y = new float[W];
        for (long bits = 0; bits < 1L << 32; bits += (long) STRIDE * W) {
            for (int i = 0; i < W; i++) x[i] = Float.intBitsToFloat((int) (bits + (long) STRIDE * i));
            f.apply(FloatVector.fromArray(F, x, 0)).intoArray(y, 0);
            for (int i = 0; i < W; i++) compare(name, x[i], exact.applyAsDouble(x[i]), y[i], units, unit);
        }
    }

    private static void compare(String name, float x, double exact, float actual, double units, double unit) {
        float rounded = (float) exact;
        boolean right;
        if (Float.isNaN(rounded)) right = Float.isNaN(actual);
        else if (Float.isInfinite(rounded)) right = rounded == actual;
        else right = Math.abs(actual - exact) <= units * Math.max(ulp(x, rounded), unit);
        assertTrue(right, () -> name + "(" + x + ") = " + exact + " but was " + actual);
    }

    private static double ulp(float x, float y) {
        double ofFactor = Float.MIN_VALUE * Math.clamp(Math.abs(x), 1, 1000);
        return Math.max(Math.ulp(y), ofFactor);
    }
}
