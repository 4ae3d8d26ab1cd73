package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationOpsTest {
    private static final List<UnaryOperator<Tensor>> ALL = List.of(
            Tensor::relu,
            Tensor::relu6,
            x -> x.leakyRelu(0.01),
            Tensor::elu,
            Tensor::celu,
            Tensor::selu,
            Tensor::gelu,
            Tensor::geluTanh,
            Tensor::silu,
            Tensor::mish,
            Tensor::sigmoid,
            Tensor::logSigmoid,
            Tensor::softplus,
            Tensor::softsign,
            Tensor::hardtanh,
            Tensor::hardsigmoid,
            Tensor::hardswish,
            Tensor::hardshrink,
            Tensor::softshrink,
            Tensor::tanhshrink);

    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    private static float[] gradient(UnaryOperator<Tensor> f, float... at) {
        Tensor x = of(at).requiresGrad(true);
        f.apply(x).sum().backward();
        return x.grad().toFloatArray();
    }

    @Test
    void letsNaNThroughEveryActivation() {
        for (UnaryOperator<Tensor> f : ALL)
            assertTrue(Float.isNaN(f.apply(of(Float.NaN)).item()));
    }

    @Test
    void hasFiniteValuesAndGradientsFarOut() {
        for (UnaryOperator<Tensor> f : ALL) {
            for (float x : new float[] {-1e4f, -100, 100, 1e4f}) {
                assertTrue(Float.isFinite(f.apply(of(x)).item()), "value at " + x);
                assertTrue(Float.isFinite(gradient(f, x)[0]), "gradient at " + x);
            }
        }
    }

    @Test
    void hasPyTorchsSlopesAtTheKinks() {
        assertArrayEquals(new float[] {0}, gradient(Tensor::relu, 0));
        assertArrayEquals(new float[] {0, 0}, gradient(Tensor::relu6, 0, 6));
        assertArrayEquals(new float[] {0, 0}, gradient(Tensor::hardtanh, -1, 1));
        assertArrayEquals(new float[] {0.25f}, gradient(x -> x.leakyRelu(0.25), 0));
        assertArrayEquals(new float[] {2}, gradient(x -> x.elu(2), 0));
        assertArrayEquals(new float[] {0, 0}, gradient(Tensor::hardsigmoid, -3, 3));
        assertArrayEquals(new float[] {-0.5f, 1.5f}, gradient(Tensor::hardswish, -3, 3));
        assertArrayEquals(new float[] {0, 0}, gradient(Tensor::hardshrink, -0.5f, 0.5f));
        assertArrayEquals(new float[] {0}, gradient(x -> x.threshold(1, 5), 1));
    }

    @Test
    void keepsTinyValuesOfSigmoidAndSoftplus() {
        assertEquals(Math.exp(-50), of(-50).sigmoid().item(), 1e-28);
        assertEquals(Math.exp(-50), of(-50).softplus().item(), 1e-28);
        assertEquals(-50, of(-50).logSigmoid().item());
        assertEquals(1000, of(1000).softplus().item());
    }

    @Test
    void turnsSoftplusIntoTheIdentityAboveItsThreshold() {
        assertArrayEquals(new float[] {0.5f}, of(0.5f).softplus(3, 1).toFloatArray());
        assertArrayEquals(new float[] {1}, gradient(x -> x.softplus(3, 1), 0.5f));
    }

    @Test
    void learnsOneSlopeForAllOrOnePerChannel() {
        Tensor x = Tensor.of(new float[] {-1, 2, -3, 4}, 1, 2, 2);
        Tensor one = of(0.5f).requiresGrad(true);
        assertArrayEquals(new float[] {-0.5f, 2, -1.5f, 4}, x.prelu(one).toFloatArray());
        Tensor each = of(0.5f, 10).requiresGrad(true);
        Tensor y = x.prelu(each);
        assertArrayEquals(new float[] {-0.5f, 2, -30, 4}, y.toFloatArray());
        y.sum().backward();
        assertArrayEquals(new float[] {-1, -3}, each.grad().toFloatArray());
    }

    @Test
    void namesTheChannelsAPreluNeeds() {
        var e = assertThrows(ShapeException.class, () -> Tensor.ones(4, 3, 2).prelu(Tensor.ones(2)));
        assertEquals(
                "prelu: the weight must have one element, or one for each of the C=3 channels (dim 1) of x [4, 3, 2], got [2].",
                e.getMessage());
    }
}
