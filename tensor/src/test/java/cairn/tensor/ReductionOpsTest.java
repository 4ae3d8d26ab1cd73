package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReductionOpsTest {
    private static final float INF = Float.POSITIVE_INFINITY;
    private static final float NAN = Float.NaN;

    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    private static float[] gradient(UnaryOperator<Tensor> f, float... at) {
        Tensor x = of(at).requiresGrad(true);
        f.apply(x).sum().backward();
        return x.grad().toFloatArray();
    }

    // ---- sums

    @Test
    void sumsAMillionTenthsToSevenDigits() {
        assertEquals(100_000, Tensor.full(0.1f, 1_000_000).sum().item(), 0.01);
        assertEquals(100_000, Tensor.full(0.1f, 1_000_000, 3).sum(0).toFloatArray()[1], 0.1);
    }

    @Test
    void sumsTheSameWhateverElseIsInTheTensor() {
        Tensor rows = Tensor.randn(Rng.of(3), 64, 100_000);
        assertEquals(rows.sum(1).toFloatArray()[7], rows.narrow(0, 7, 1).sum(1).item());
        Tensor columns = Tensor.randn(Rng.of(4), 100_000, 64);
        assertEquals(
                columns.sum(0).toFloatArray()[7],
                columns.narrow(1, 7, 1).contiguous().sum(0).item(),
                1e-3);
    }

    @Test
    void sumsDimsThatAreNotNeighbours() {
        Tensor x = Tensor.arange(24).reshape(2, 3, 4).to(DType.F32);
        assertArrayEquals(new float[] {60, 92, 124}, x.sum(0, 2).toFloatArray());
        assertArrayEquals(new int[] {1, 3, 1}, x.sum(true, 0, 2).shape().dims());
        assertArrayEquals(new float[] {60, 92, 124}, x.transpose(0, 2).sum(0, 2).toFloatArray());
    }

    @Test
    void sumsIntegersAndTruthValuesExactly() {
        Tensor big = Tensor.of(new long[] {1L << 40, 1, 1});
        assertEquals((1L << 40) + 2, big.sum().itemLong());
        assertEquals(
                DType.I64, Tensor.of(new boolean[] {true, true, false}).sum().dtype());
        assertEquals(2, Tensor.of(new boolean[] {true, true, false}).sum().itemLong());
    }

    @Test
    void foldsNothingToTheNeutralElement() {
        Tensor none = Tensor.zeros(0, 3);
        assertArrayEquals(new float[3], none.sum(0).toFloatArray());
        assertArrayEquals(new float[] {1, 1, 1}, none.prod(0).toFloatArray());
        assertArrayEquals(new float[] {NAN, NAN, NAN}, none.mean(0).toFloatArray());
        assertEquals(-INF, Tensor.zeros(0).logSumExp().item());
        assertFalse(none.any().itemBoolean());
        assertTrue(none.all().itemBoolean());
        assertEquals(0, none.sum(1).numel());
    }

    @Test
    void keepsAScalarAScalar() {
        Tensor x = Tensor.scalar(3);
        assertEquals(Shape.SCALAR, x.sum(-1).shape());
        assertEquals(3, x.mean(0).item());
        assertTrue(Float.isNaN(x.std().item()));
        assertEquals(3, x.norm(2, 0).item());
        assertEquals(1, x.softmax(0).item());
        assertEquals(3, x.cumSum(0).item());
    }

    // ---- spread

    @Test
    void keepsTheVarianceOfSmallDifferencesOfLargeNumbers() {
        Tensor x = Tensor.rand(Rng.of(1), 200_000).mul(2).floor().add(10_000); // 10 000 or 10 001
        double p = x.mean().item() - 10_000;
        assertEquals(p * (1 - p), x.var(0, false).item(), 2e-3);
    }

    @Test
    void joinsTheMomentsOfALongRowAsThoseOfShortOnes() {
        Tensor x = Tensor.randn(Rng.of(2), 300_000);
        double mean = 0;
        double squares = 0;
        for (float v : x.toFloatArray()) mean += v / 300_000.0;
        for (float v : x.toFloatArray()) squares += (v - mean) * (v - mean);
        VarMean y = x.varMean();
        assertEquals(mean, y.mean().item(), 1e-7);
        assertEquals(squares / 299_999, y.var().item(), 1e-6);
    }

    @Test
    void dividesByWhatTheCorrectionLeaves() {
        Tensor x = of(1, 2, 3);
        assertEquals(2f / 3, x.var(0, false).item(), 1e-7);
        assertEquals(1, x.var().item());
        assertEquals(INF, x.var(3, false).item());
        assertTrue(Float.isNaN(of(1).var().item()));
    }

    @Test
    void givesEqualElementsAStandardDeviationOfZeroWithoutSlope() {
        assertArrayEquals(new float[] {0, 0, 0}, gradient(Tensor::std, 5, 5, 5));
    }

    // ---- products, norms, extremes

    @Test
    void differentiatesProductsThatHoldZeros() {
        assertArrayEquals(new float[] {6, 0, 0}, gradient(Tensor::prod, 0, 2, 3));
        assertArrayEquals(new float[] {0, 0, 0}, gradient(Tensor::prod, 0, 0, 3));
        assertArrayEquals(new float[] {1, 8, 0}, gradient(x -> x.cumProd(0), 2, 0, 3)); // 1, 2 + 2·3, 2·0
    }

    @Test
    void hasNoSlopeAtTheNormOfZero() {
        for (double p : new double[] {0.5, 1, 1.5, 2, 3, INF})
            assertArrayEquals(new float[] {0, 0}, gradient(x -> x.norm(p), 0, 0), "p = " + p);
    }

    @Test
    void measuresLengthsForEveryP() {
        Tensor x = of(3, -4, 0);
        assertEquals(5, x.norm().item());
        assertEquals(7, x.norm(1).item());
        assertEquals(4, x.norm(INF).item());
        assertEquals(0, x.norm(-INF).item());
        assertEquals(2, x.norm(0).item());
        assertEquals(Math.cbrt(91), x.norm(3).item(), 1e-6);
    }

    @Test
    void sharesTheGradientOfAnExtremeAmongEquals() {
        assertArrayEquals(new float[] {0.5f, 0, 0.5f}, gradient(Tensor::amax, 3, 1, 3));
        assertArrayEquals(new float[] {0, 1, 0}, gradient(Tensor::amin, 3, 1, 3));
        assertArrayEquals(new float[] {0, 1, 0}, gradient(Tensor::amax, 3, NAN, 3));
    }

    @Test
    void passesOverNaNWhereAsked() {
        assertEquals(4, of(1, NAN, 3).nanSum().item());
        assertEquals(2, of(1, NAN, 3).nanMean().item());
        assertTrue(Float.isNaN(of(NAN).nanMean().item()));
        assertTrue(Float.isNaN(of(1, NAN).amax().item()));
        assertArrayEquals(new float[] {1, 0, 1}, gradient(Tensor::nanSum, 1, NAN, 3));
    }

    @Test
    void countsNaNAsDifferentFromZero() {
        assertEquals(2, of(0, NAN, -1).countNonZero().itemLong());
        assertTrue(of(NAN).any().itemBoolean());
    }

    // ---- along a dimension

    @Test
    void givesNaNForASoftmaxWhereEverythingIsMasked() {
        Tensor x = Tensor.of(new float[] {-INF, -INF, 0, -INF}, 2, 2);
        float[] expected = {NAN, NAN, 1, 0};
        assertArrayEquals(expected, x.softmax(1).toFloatArray());
        assertArrayEquals(
                expected, x.transpose().contiguous().softmax(0).transpose().toFloatArray());
        assertArrayEquals(new float[] {NAN, NAN, 0, -INF}, x.logSoftmax(1).toFloatArray());
        assertArrayEquals(new float[] {-INF, 0}, x.logSumExp(1).toFloatArray());
    }

    @Test
    void keepsLogProbabilitiesOfHugeScoresExact() {
        float[] expected = {-(float) Math.log(2), -(float) Math.log(2)};
        assertArrayEquals(expected, of(1e6f, 1e6f).logSoftmax(0).toFloatArray(), 1e-6f);
        Tensor columns = Tensor.of(new float[] {1e6f, 5, 1e6f, 5}, 2, 2);
        assertArrayEquals(expected, columns.logSoftmax(0).select(1, 0).toFloatArray(), 1e-6f);
    }

    @Test
    void treatsInnerDimsAsTheLast() {
        Tensor x = Tensor.randn(Rng.of(5), 3, 7, 300);
        Tensor moved = x.transpose(1, 2).contiguous();
        assertArrayEquals(
                moved.softmax(2).transpose(1, 2).toFloatArray(), x.softmax(1).toFloatArray(), 1e-6f);
        assertArrayEquals(
                moved.logSoftmax(2).transpose(1, 2).toFloatArray(),
                x.logSoftmax(1).toFloatArray(),
                1e-5f);
        assertArrayEquals(
                moved.cumSum(2).transpose(1, 2).toFloatArray(), x.cumSum(1).toFloatArray(), 1e-5f);
    }

    @Test
    void runsAlongZeroSizeDims() {
        assertEquals(0, Tensor.zeros(2, 0).softmax(1).numel());
        assertEquals(0, Tensor.zeros(2, 0).cumSum(1).numel());
        assertEquals(0, Tensor.zeros(0, 2).logSoftmax(1).numel());
    }

    @Test
    void keepsRunningSumsOfIntegersExact() {
        Tensor x = Tensor.of(new long[] {1L << 40, 1, 1});
        assertArrayEquals(
                new long[] {1L << 40, (1L << 40) + 1, (1L << 40) + 2},
                x.cumSum(0).toLongArray());
        assertArrayEquals(
                new long[] {3, 6, 18},
                Tensor.of(new long[] {3, 2, 3}).cumProd(0).toLongArray());
    }

    @Test
    void differentiatesRunningLogSumsOfHugeNumbers() {
        Tensor x = Tensor.full(10_000, 3).requiresGrad(true);
        x.logCumSumExp(0).sum().backward();
        assertArrayEquals(
                new float[] {1 + 1f / 2 + 1f / 3, 1f / 2 + 1f / 3, 1f / 3},
                x.grad().toFloatArray(),
                2e-3f);
    }
}
