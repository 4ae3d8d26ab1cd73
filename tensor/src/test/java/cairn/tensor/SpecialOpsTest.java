package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpecialOpsTest {
    private static final float NAN = Float.NaN;
    private static final float INF = Float.POSITIVE_INFINITY;

    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    private static void assertClose(double expected, Tensor actual) {
        assertEquals(expected, actual.item(), 2e-7 * Math.abs(expected));
    }

    @Test
    void knowsTheErrorFunctionAndItsTail() {
        assertClose(0.5204998778130465, of(0.5f).erf());
        assertClose(1.537459794428035e-12, of(5).erfc());
        assertClose(0.018795888861416754, of(30).erfcx());
        assertArrayEquals(new float[] {-1, 1, NAN}, of(-INF, INF, NAN).erf().toFloatArray());
        assertArrayEquals(new float[] {2, 0, NAN}, of(-INF, INF, NAN).erfc().toFloatArray());
    }

    @Test
    void invertsTheErrorFunctionUpToTheEndsOfItsRange() {
        assertEquals(2.751063905712083, of(0.9999f).erfinv().item(), 1e-4); // the argument itself is rounded
        assertClose(8.862269e-31, of(1e-30f).erfinv());
        assertArrayEquals(
                new float[] {-INF, 0, INF, NAN}, of(-1, 0, 1, 1.5f).erfinv().toFloatArray());
        Tensor x = of(-3, -1, -0.1f, 0.3f, 2);
        assertArrayEquals(x.toFloatArray(), x.erf().erfinv().toFloatArray(), 2e-4f);
    }

    @Test
    void knowsTheNormalDistributionFarOut() {
        assertClose(0.9750021048517795, of(1.96f).ndtr());
        assertClose(-454.32124395634327, of(-30).logNdtr());
        assertClose(-6.361340902404056, of(1e-10f).ndtri());
        assertArrayEquals(
                new float[] {-INF, 0, INF, NAN}, of(0, 0.5f, 1, 2).ndtri().toFloatArray(), 1e-7f);
    }

    @Test
    void knowsTheGammaFunctionAndItsDerivatives() {
        assertClose(Math.log(Math.sqrt(Math.PI)), of(0.5f).lgamma());
        assertClose(-0.05624371649767405, of(-2.5f).lgamma());
        assertClose(-0.5772156649015329, of(1).digamma());
        assertClose(1.1031566406452433, of(-2.5f).digamma());
        assertClose(Math.PI * Math.PI / 6, of(1).polygamma(1));
        assertClose(194.59427621918758, of(-1.5f).polygamma(3));
        assertClose(5.402975080909175, of(4).mvlgamma(3));
        assertArrayEquals(new float[] {INF, INF, 0, 0}, of(0, -3, 1, 2).lgamma().toFloatArray(), 1e-14f);
        assertArrayEquals(new float[] {-INF, INF, NAN}, of(0, -0f, -1).digamma().toFloatArray());
    }

    @Test
    void knowsTheZetaFunction() {
        assertClose(Math.pow(Math.PI, 4) / 90, of(4).zeta(of(1)));
        assertClose(0.11810202582086368, of(3).zeta(of(2.5f)));
        assertClose(8.673617380119933e-19, of(60).zeta(of(2)));
        assertArrayEquals(
                new float[] {INF, INF, NAN, NAN, 0},
                of(1, 3, 0.5f, 2.5f, 2).zeta(of(2, -1, 2, -0.5f, INF)).toFloatArray());
    }

    @Test
    void refusesADerivativeThatIsNotKnown() {
        Tensor s = of(3).requiresGrad(true);
        Tensor y = s.zeta(of(2)).sum();
        var e = assertThrows(IllegalStateException.class, y::backward);
        assertTrue(e.getMessage().startsWith("zeta: there is no gradient with respect to s"), e.getMessage());
    }

    @Test
    void refusesOrdersAndDimensionsThatDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> of(1).polygamma(-1));
        assertThrows(IllegalArgumentException.class, () -> of(1).mvlgamma(0));
    }

    @Test
    void treatsZeroTimesInfinityAsZeroInEntropies() {
        assertArrayEquals(new float[] {0, -INF, NAN}, of(0, -1, NAN).entr().toFloatArray());
        assertArrayEquals(
                new float[] {0, 0, NAN}, of(0, 0, 0).xlogy(of(0, INF, NAN)).toFloatArray());
        assertArrayEquals(new float[] {0}, of(0).xlog1py(of(-1)).toFloatArray());
        Tensor x = of(0).requiresGrad(true);
        x.xlogy(of(0)).sum().backward();
        assertEquals(0, x.grad().item());
    }
}
