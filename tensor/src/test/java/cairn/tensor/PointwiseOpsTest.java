package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PointwiseOpsTest {
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

    private static List<Tensor> gradients(Tensor y, Tensor... xs) {
        return Autograd.grad(y.sum(), xs);
    }

    @Test
    void keepsIntegersWhereTheResultIsOne() {
        Tensor x = Tensor.of(new long[] {-7, 0, 1L << 60});
        assertArrayEquals(new long[] {-6, 1, (1L << 60) + 1}, x.add(1).toLongArray());
        assertArrayEquals(new long[] {-21, 0, 3L << 60}, x.mul(3).toLongArray());
        assertArrayEquals(new long[] {7, 0, 1L << 60}, x.abs().toLongArray());
        assertArrayEquals(new long[] {49, 0, 0}, x.square().toLongArray()); // 2^120 overflows
        assertArrayEquals(new long[] {-1, 0, 1}, x.sign().toLongArray());
        assertArrayEquals(new long[] {-2, 0, 2}, x.clamp(-2, 2).toLongArray());
        for (Tensor y : List.of(x.add(1), x.sub(x), x.neg(), x.maximum(x), x.remainder(3), x.floor(), x.pow(2)))
            assertEquals(DType.I64, y.dtype());
    }

    @Test
    void turnsIntegersIntoFloatsWhereTheResultIsNone() {
        Tensor x = Tensor.arange(3);
        for (Tensor y : List.of(x.add(0.5), x.mul(of(1, 1, 1)), x.div(2), x.exp(), x.sqrt(), x.reciprocal()))
            assertEquals(DType.F32, y.dtype());
        assertArrayEquals(new float[] {0, 0.5f, 1}, x.div(2).toFloatArray());
    }

    @Test
    void combinesTruthValuesIntoTruthValues() {
        Tensor a = Tensor.of(new boolean[] {true, true, false});
        Tensor b = Tensor.of(new boolean[] {true, false, false});
        assertArrayEquals(new boolean[] {true, true, false}, a.add(b).toBooleanArray());
        assertArrayEquals(new boolean[] {true, false, false}, a.mul(b).toBooleanArray());
        assertEquals(DType.BOOL, a.maximum(b).dtype());
        assertEquals(DType.I64, a.add(1).dtype());
    }

    @Test
    void roundsQuotientsDownOrTowardsZero() {
        Tensor a = of(7, -7, 7, -7);
        Tensor b = of(2, 2, -2, -2);
        assertArrayEquals(new float[] {3, -4, -4, 3}, a.floorDivide(b).toFloatArray());
        assertArrayEquals(new float[] {3, -3, -3, 3}, a.truncDivide(b).toFloatArray());
        assertArrayEquals(new float[] {1, 1, -1, -1}, a.remainder(b).toFloatArray());
        assertArrayEquals(new float[] {1, -1, 1, -1}, a.fmod(b).toFloatArray());
        Tensor ai = a.to(DType.I64);
        Tensor bi = b.to(DType.I64);
        assertArrayEquals(new long[] {3, -4, -4, 3}, ai.floorDivide(bi).toLongArray());
        assertArrayEquals(new long[] {1, 1, -1, -1}, ai.remainder(bi).toLongArray());
        assertArrayEquals(
                new float[] {9, INF, -INF},
                of(1, 1, -1).floorDivide(of(0.1f, 0, 0)).toFloatArray());
    }

    @Test
    void saysWhatToDoWhenIntegersAreDividedByZero() {
        var e = assertThrows(ArithmeticException.class, () -> Tensor.arange(3).floorDivide(0));
        assertTrue(e.getMessage().contains("to(DType.F32)"), e.getMessage());
    }

    @Test
    void saysWhyIntegersTakeNoFractionalFactor() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Tensor.arange(3).add(Tensor.arange(3), 0.5));
        assertTrue(e.getMessage().startsWith("add: integer tensors take an integer alpha, got 0.5"), e.getMessage());
        assertArrayEquals(
                new long[] {0, 3, 6}, Tensor.arange(3).add(Tensor.arange(3), 2).toLongArray());
    }

    @Test
    void sharesAGradientBetweenEqualOperandsOfMaximumAndMinimum() {
        Tensor a = of(1, 2, 3).requiresGrad(true);
        Tensor b = of(2, 2, 2).requiresGrad(true);
        List<Tensor> max = gradients(a.maximum(b), a, b);
        assertArrayEquals(new float[] {0, 0.5f, 1}, max.get(0).toFloatArray());
        assertArrayEquals(new float[] {1, 0.5f, 0}, max.get(1).toFloatArray());
        List<Tensor> min = gradients(a.minimum(b), a, b);
        assertArrayEquals(new float[] {1, 0.5f, 0}, min.get(0).toFloatArray());
        assertArrayEquals(new float[] {0, 0.5f, 1}, min.get(1).toFloatArray());
    }

    @Test
    void letsNaNThroughMaximumButNotThroughFmax() {
        Tensor a = of(1, NAN, NAN);
        Tensor b = of(NAN, 2, NAN);
        assertArrayEquals(new float[] {NAN, NAN, NAN}, a.maximum(b).toFloatArray());
        assertArrayEquals(new float[] {1, 2, NAN}, a.fmax(b).toFloatArray());
        assertArrayEquals(new float[] {1, 2, NAN}, a.fmin(b).toFloatArray());
    }

    @Test
    void givesTheGradientOfAClampToWhatWasTaken() {
        assertArrayEquals(new float[] {0, 1, 1, 1, 0}, gradient(x -> x.clamp(-1, 1), -2, -1, 0, 1, 2));
        assertArrayEquals(new float[] {0, 0, 0}, gradient(x -> x.clamp(1, -1), -2, 0, 2)); // crossed bounds
        Tensor x = of(-2, 0, 2);
        Tensor lo = Tensor.scalar(-1).requiresGrad(true);
        Tensor hi = Tensor.scalar(1).requiresGrad(true);
        List<Tensor> g = gradients(x.clamp(lo, hi).mul(of(3, 5, 7)), lo, hi);
        assertEquals(3, g.get(0).item());
        assertEquals(7, g.get(1).item());
        assertArrayEquals(
                new float[] {NAN, 1, -1}, of(NAN, INF, -INF).clamp(-1, 1).toFloatArray());
    }

    @Test
    void givesStepFunctionsTheGradientZero() {
        for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(
                Tensor::floor, Tensor::ceil, Tensor::round, Tensor::trunc, Tensor::sign, x -> x.floorDivide(2)))
            assertArrayEquals(new float[] {0, 0}, gradient(f, 0.3f, -1.7f));
        assertArrayEquals(new float[] {1, 1}, gradient(Tensor::frac, 0.3f, -1.7f));
    }

    @Test
    void hasSlopeZeroWhereAbsoluteValueHasAKink() {
        assertArrayEquals(new float[] {-1, 0, 1}, gradient(Tensor::abs, -3, 0, 3));
    }

    @Test
    void roundsHalvesToTheEvenNeighbour() {
        assertArrayEquals(
                new float[] {0, 2, 2, -2}, of(0.5f, 1.5f, 2.5f, -1.5f).round().toFloatArray());
        assertArrayEquals(
                new float[] {1.25f, -0.13f}, of(1.2475f, -0.126f).round(2).toFloatArray());
        assertArrayEquals(new float[] {1200, -200}, of(1249, -151).round(-2).toFloatArray());
    }

    @Test
    void replacesWhatIsNotANumber() {
        assertArrayEquals(
                new float[] {0, Float.MAX_VALUE, -Float.MAX_VALUE, 5},
                of(NAN, INF, -INF, 5).nanToNum().toFloatArray());
        assertArrayEquals(new float[] {0, 0, 1}, gradient(x -> x.nanToNum(1, 2, 3), NAN, INF, 5));
    }

    @Test
    void interpolatesExactlyAtBothEnds() {
        Tensor a = of(1e8f, 0.1f);
        Tensor b = of(1, 0.3f);
        assertArrayEquals(a.toFloatArray(), a.lerp(b, 0).toFloatArray());
        assertArrayEquals(b.toFloatArray(), a.lerp(b, 1).toFloatArray());
    }

    @Test
    void keepsNothingAliveForAConstantFactor() {
        Tensor x = of(1, 2).requiresGrad(true);
        Tensor y = x.mul(3).div(2).sum();
        Autograd.noGrad(() -> x.addInPlace(100)); // not a value the gradient needs
        y.backward();
        assertArrayEquals(new float[] {1.5f, 1.5f}, x.grad().toFloatArray());
    }

    @Test
    void worksOnScalarsAndOnNothing() {
        assertEquals(5, Tensor.scalar(2).add(Tensor.scalar(3)).item());
        assertEquals(Shape.of(0, 3), Tensor.zeros(0, 3).add(Tensor.ones(3)).shape());
        assertEquals(Shape.of(2, 0), Tensor.zeros(2, 1).mul(Tensor.zeros(1, 0)).shape());
    }

    @Test
    void namesTheOperationTheShapesAndTheDimThatDiffers() {
        var e = assertThrows(ShapeException.class, () -> Tensor.zeros(2, 3).addcmul(Tensor.ones(2, 3), Tensor.ones(4)));
        assertTrue(e.getMessage().startsWith("addcmul: shapes [2, 3] and [4] cannot be broadcast"), e.getMessage());
        e = assertThrows(ShapeException.class, () -> Tensor.zeros(2, 3).div(Tensor.ones(2)));
        assertTrue(e.getMessage().endsWith("Did you mean b.unsqueeze(1)?"), e.getMessage());
    }
}
