package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OrderOpsTest {
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

    private static void assertSelection(float[] values, long[] indices, Selection actual) {
        assertArrayEquals(values, actual.values().toFloatArray());
        assertArrayEquals(indices, actual.indices().toLongArray());
    }

    // ---- greatest and smallest

    @Test
    void choosesTheFirstOfEquals() {
        assertSelection(new float[] {3}, new long[] {1}, of(1, 3, 3).max(true, 0));
        assertEquals(1, of(1, 3, 3).argmax().itemLong());
        assertEquals(0, of(1, 1, 3).argmin(0).itemLong());
        assertArrayEquals(new float[] {0, 1, 0}, gradient(x -> x.max(0).values(), 1, 3, 3));
    }

    @Test
    void choosesTheFirstNaN() {
        assertSelection(new float[] {NAN}, new long[] {2}, of(1, 3, NAN, 3, NAN).max(true, 0));
        assertSelection(new float[] {NAN}, new long[] {0}, of(NAN, 3).min(true, 0));
    }

    @Test
    void comparesIntegersExactlyAndTruthValues() {
        Tensor x = Tensor.of(new long[] {(1L << 60) + 1, (1L << 60) + 2});
        assertEquals(1, x.argmax().itemLong());
        assertEquals((1L << 60) + 2, x.max(0).values().itemLong());
        Tensor b = Tensor.of(new boolean[] {false, true});
        assertEquals(DType.BOOL, b.max(0).values().dtype());
        assertTrue(b.max().itemBoolean());
    }

    @Test
    void findsThePlaceInTheFlattenedTensor() {
        Tensor x = of(1, 5, 2, 9, 3, 4).reshape(2, 3);
        assertEquals(3, x.argmax().itemLong());
        assertEquals(2, x.transpose().argmax(0).toLongArray().length);
        assertArrayEquals(new long[] {1, 0}, x.argmax(1).toLongArray());
        assertArrayEquals(new long[] {1, 0, 1}, x.argmax(0).toLongArray());
    }

    @Test
    void keepsTheLatestOfEqualsWhileRunning() {
        assertSelection(
                new float[] {1, 3, 3, 3, NAN, NAN, NAN},
                new long[] {0, 1, 2, 2, 4, 4, 6},
                of(1, 3, 3, 2, NAN, 3, NAN).cumMax(0));
        assertSelection(
                new float[] {1, 1, 1, 0, 0},
                new long[] {0, 1, 1, 3, 4},
                of(1, 1, 3, 0, 0).cumMin(0));
        assertArrayEquals(new float[] {1, 3, 0, 0}, gradient(x -> x.cumMax(0).values(), 1, 3, 2, 0));
    }

    // ---- sorted

    @Test
    void sortsStablyWithNaNAsTheGreatest() {
        Tensor x = of(1, NAN, 0, -0f, 0, -INF, INF);
        assertArrayEquals(new long[] {5, 2, 3, 4, 0, 6, 1}, x.argsort(0).toLongArray());
        assertArrayEquals(new long[] {1, 6, 0, 2, 3, 4, 5}, x.argsort(0, true).toLongArray());
    }

    @Test
    void sortsAsTheJdkDoes() {
        Tensor x = Tensor.randn(Rng.of(1), 3, 1000);
        float[] rows = x.sort(1).values().toFloatArray();
        float[] columns = x.transpose().sort(0).values().transpose().toFloatArray();
        float[] expected = x.toFloatArray();
        for (int r = 0; r < 3; r++) Arrays.sort(expected, 1000 * r, 1000 * (r + 1));
        assertArrayEquals(expected, rows);
        assertArrayEquals(expected, columns);
    }

    @Test
    void sortsIntegersBeyondThePrecisionOfFloats() {
        long big = 1L << 60;
        Selection s = Tensor.of(new long[] {big + 2, -5, big + 1, big + 2, 0}).sort(0, true);
        assertArrayEquals(
                new long[] {big + 2, big + 2, big + 1, 0, -5}, s.values().toLongArray());
        assertArrayEquals(new long[] {0, 3, 2, 4, 1}, s.indices().toLongArray());
    }

    @Test
    void sendsTheGradientBackToWhereElementsCameFrom() {
        Tensor w = of(1, 2, 3);
        assertArrayEquals(
                new float[] {3, 1, 2}, gradient(x -> x.sort(0).values().mul(w), 9, 4, 7));
        assertArrayEquals(
                new float[] {1, 0, 2}, gradient(x -> x.topK(2).values().mul(of(1, 2)), 9, 4, 7));
    }

    @Test
    void takesTheBestInOrder() {
        Tensor x = Tensor.randn(Rng.of(2), 4, 50);
        Selection sorted = x.sort(1, true);
        Selection best = x.topK(7, 1);
        assertArrayEquals(
                sorted.values().narrow(1, 0, 7).toFloatArray(), best.values().toFloatArray());
        assertArrayEquals(
                sorted.indices().narrow(1, 0, 7).toLongArray(), best.indices().toLongArray());
        assertSelection(new float[] {1, 2}, new long[] {3, 1}, of(3, 2, 5, 1).topK(2, 0, false));
        assertEquals(0, x.topK(0).values().numel());
        assertArrayEquals(
                new long[] {5, 3},
                Tensor.of(new long[] {3, 5, 1}).topK(2).values().toLongArray());
    }

    // ---- ranked

    @Test
    void takesTheLowerMedian() {
        assertEquals(2, of(4, 1, 2, 3).median().item());
        assertSelection(new float[] {2}, new long[] {2}, of(4, 1, 2, 3).median(true, 0));
        assertTrue(Float.isNaN(of(1, NAN, 2).median().item()));
        assertEquals(1, of(1, NAN, 2).nanMedian().item());
        assertArrayEquals(new float[] {0.5f, 0.5f, 0}, gradient(Tensor::median, 2, 2, 3));
    }

    @Test
    void findsTheMostFrequentAndTheKthElement() {
        assertSelection(new float[] {1}, new long[] {3}, of(1, 2, 2, 1, 3, 3, 0).mode(true, 0));
        assertSelection(new float[] {2}, new long[] {2}, of(9, 1, 2).kthValue(2, true, 0));
    }

    @Test
    void interpolatesQuantiles() {
        Tensor x = of(4, 1, 3, 2);
        assertEquals(2.5f, x.quantile(0.5).item());
        Tensor q = Tensor.scalar(0.4f); // rank 1.2
        assertEquals(2, x.quantile(q, QuantileInterpolation.LOWER, false).item());
        assertEquals(3, x.quantile(q, QuantileInterpolation.HIGHER, false).item());
        assertEquals(2, x.quantile(q, QuantileInterpolation.NEAREST, false).item());
        assertEquals(2.5f, x.quantile(q, QuantileInterpolation.MIDPOINT, false).item());
        assertTrue(Float.isNaN(of(1, NAN).quantile(0.1).item()));
        assertEquals(
                1,
                of(1, NAN).nanQuantile(q, QuantileInterpolation.LINEAR, false).item());
        Tensor many = Tensor.ones(2, 3).quantile(of(0, 0.5f, 0.7f, 1), QuantileInterpolation.LINEAR, true, 1);
        assertArrayEquals(new int[] {4, 2, 1}, many.shape().dims());
    }

    // ---- distinct and counted

    @Test
    void listsDistinctElementsWithPlacesAndCounts() {
        Unique u = of(3, 1, 3, -0f, 0, 1).reshape(2, 3).unique();
        assertArrayEquals(new float[] {0, 1, 3}, u.values().abs().toFloatArray());
        assertArrayEquals(new long[] {2, 1, 2, 0, 0, 1}, u.inverse().toLongArray());
        assertArrayEquals(new int[] {2, 3}, u.inverse().shape().dims());
        assertArrayEquals(new long[] {2, 2, 2}, u.counts().toLongArray());
        assertEquals(2, of(NAN, NAN).unique().values().numel());
    }

    @Test
    void listsDistinctSlices() {
        Tensor x = Tensor.of(new long[] {1, 2, 0, 9, 1, 2, 1L << 50, 3}, 4, 2);
        Unique u = x.unique(0);
        assertArrayEquals(new long[] {0, 9, 1, 2, 1L << 50, 3}, u.values().toLongArray());
        assertArrayEquals(new long[] {1, 0, 1, 2}, u.inverse().toLongArray());
        Unique runs = of(1, 1, 2, 1).uniqueConsecutive();
        assertArrayEquals(new float[] {1, 2, 1}, runs.values().toFloatArray());
        assertArrayEquals(new long[] {2, 1, 1}, runs.counts().toLongArray());
    }

    @Test
    void findsPlacesInSortedSequences() {
        Tensor sorted = of(1, 3, 3, 5);
        Tensor values = of(0, 3, 4, 9, NAN);
        assertArrayEquals(
                new long[] {0, 1, 3, 4, 4}, sorted.searchSorted(values, false).toLongArray());
        assertArrayEquals(
                new long[] {0, 3, 3, 4, 4}, values.bucketize(sorted, true).toLongArray());
        Tensor rows = Tensor.of(new float[][] {{1, 2}, {5, 6}});
        Tensor each = Tensor.of(new float[][] {{1.5f}, {1.5f}});
        assertArrayEquals(new long[] {1, 0}, rows.searchSorted(each, false).toLongArray());
    }

    @Test
    void countsElementsInBins() {
        assertArrayEquals(
                new float[] {1, 2, 1},
                of(0, 1.5f, 1.9f, 3, 7, NAN).histc(3, 0, 3).toFloatArray());
        assertArrayEquals(new float[] {1, 0, 2}, of(2, 8, 7).histc(3, 0, 0).toFloatArray());
        assertArrayEquals(new float[] {0, 2}, of(5, 5).histc(2, 0, 0).toFloatArray());
        var e = assertThrows(ArithmeticException.class, () -> of(1, INF).histc(3, 0, 0));
        assertTrue(e.getMessage().contains("must be finite"), e.getMessage());
    }

    @Test
    void isNamedItselfWhereThereIsNothingToChooseFrom() {
        String rule = ": needs at least one element to choose from along the folded dims, got [0].";
        var e = assertThrows(ShapeException.class, () -> Tensor.zeros(0).max());
        assertEquals("max" + rule, e.getMessage());
        e = assertThrows(ShapeException.class, () -> Tensor.zeros(0).min());
        assertEquals("min" + rule, e.getMessage());
    }
}
