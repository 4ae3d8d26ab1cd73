package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryOpsTest {
    private static final float NAN = Float.NaN;
    private static final float INF = Float.POSITIVE_INFINITY;

    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    private static float[] gradient(UnaryOperator<Tensor> f, float... at) {
        Tensor x = of(at).requiresGrad(true);
        f.apply(x).sum().backward();
        return x.grad().toFloatArray();
    }

    @Test
    void hasPyTorchsGradientsOfPowersAtZero() {
        assertArrayEquals(new float[] {0}, gradient(x -> x.pow(0), 0));
        assertArrayEquals(new float[] {1}, gradient(x -> x.pow(1), 0));
        assertArrayEquals(new float[] {0}, gradient(x -> x.pow(2), 0));
        assertArrayEquals(new float[] {0}, gradient(x -> x.pow(3), 0));
        assertArrayEquals(new float[] {INF}, gradient(x -> x.pow(0.5), 0));
        assertArrayEquals(new float[] {-INF}, gradient(x -> x.pow(-1), 0));
    }

    @Test
    void hasPyTorchsGradientsOfPowersWithATensorAsExponent() {
        Tensor x = of(0, 0, 0).requiresGrad(true);
        Tensor n = of(0, 1, 2).requiresGrad(true);
        Tensor y = x.pow(n);
        List<Tensor> g = Autograd.grad(y.sum(), x, n);
        assertArrayEquals(new float[] {1, 0, 0}, y.toFloatArray());
        assertArrayEquals(new float[] {0, 1, 0}, g.get(0).toFloatArray());
        assertArrayEquals(new float[] {0, 0, 0}, g.get(1).toFloatArray());
    }

    @Test
    void raisesNegativeBasesToIntegerPowers() {
        assertArrayEquals(
                new float[] {-8, 4, NAN}, of(-2, -2, -2).pow(of(3, 2, 0.5f)).toFloatArray());
        assertArrayEquals(new float[] {12}, gradient(x -> x.pow(3), -2));
    }

    @Test
    void raisesIntegersToIntegers() {
        Tensor x = Tensor.of(new long[] {-3, 1, 2});
        assertArrayEquals(new long[] {-27, 1, 8}, x.pow(3).toLongArray());
        assertArrayEquals(
                new long[] {0, 1, 0}, x.pow(Tensor.of(new long[] {-1, -5, -1})).toLongArray());
        var e = assertThrows(IllegalArgumentException.class, () -> x.pow(-2));
        assertTrue(
                e.getMessage().startsWith("pow: integers cannot be raised to the negative power -2"), e.getMessage());
    }

    @Test
    void staysAccurateWhereTheNaiveFormulaCancels() {
        assertArrayEquals(new float[] {1e-7f}, of(1e-7f).expm1().toFloatArray(), 1e-13f);
        assertArrayEquals(new float[] {1e-7f}, of(1e-7f).log1p().toFloatArray(), 1e-13f);
        assertArrayEquals(new float[] {1e-7f}, of(1e-7f).asinh().toFloatArray(), 1e-13f);
        assertArrayEquals(new float[] {1e-7f}, of(1e-7f).atanh().toFloatArray(), 1e-13f);
        assertEquals(3, Tensor.scalar(8).log2().item());
    }

    @Test
    void doesNotOverflowBeforeTheResultDoes() {
        assertArrayEquals(
                new float[] {5e30f, INF}, of(3e30f, INF).hypot(of(4e30f, NAN)).toFloatArray(), 1e24f);
        assertArrayEquals(
                new float[] {1000 + (float) Math.log(2), 2000, -INF},
                of(1000, 2000, -INF).logAddExp(of(1000, -2000, -INF)).toFloatArray());
        assertEquals(Math.log(4e38), Tensor.scalar(2e38f).asinh().item(), 1e-5);
    }

    @Test
    void givesNaNOutsideTheDomain() {
        Tensor below = of(-2);
        for (Tensor y : List.of(
                below.sqrt(),
                below.rsqrt(),
                below.log(),
                below.log1p(),
                below.asin(),
                below.acosh(),
                below.atanh(),
                below.logit())) assertTrue(Float.isNaN(y.item()));
        assertArrayEquals(new float[] {-INF, 0, INF}, of(0, 0.5f, 1).logit().toFloatArray());
        assertArrayEquals(new float[] {NAN}, gradient(Tensor::logit, 2));
        assertArrayEquals(new float[] {0, 4}, gradient(x -> x.logit(0.1), 2, 0.5f), 1e-5f);
    }

    @Test
    void hasTheSlopeOfSincAtAndNearZero() {
        assertEquals(0, gradient(Tensor::sinc, 0)[0], 1e-9);
        float x = 1e-3f;
        float slope = (float) (-Math.PI * Math.PI * x / 3);
        assertArrayEquals(new float[] {slope}, gradient(Tensor::sinc, x), 1e-8f);
        Tensor t = Tensor.scalar(0).requiresGrad(true);
        Tensor second =
                Autograd.grad(Autograd.grad(t.sinc(), t, Graph.CREATE), t).getFirst();
        assertEquals(-Math.PI * Math.PI / 3, second.item(), 1e-6);
    }
}
