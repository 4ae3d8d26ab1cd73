package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexingOpsTest {
    private static Tensor counting(int... shape) {
        return Tensor.arange(Shape.of(shape).numel()).to(DType.F32).reshape(shape);
    }

    private static void assertValues(Tensor t, float... values) {
        assertArrayEquals(values, t.toFloatArray());
    }

    private static Tensor longs(long... values) {
        return Tensor.of(values);
    }

    @Test
    void readsPlacesSlicesAndNewDimensions() {
        Tensor x = counting(2, 3, 4);
        assertEquals(23, x.get(1, 2, 3).item());
        assertValues(x.get(-1, 0), 12, 13, 14, 15);
        assertValues(x.get(Index.ellipsis(), Index.at(-1)), 3, 7, 11, 15, 19, 23);
        assertValues(x.get(Index.at(0), Index.from(1), Index.until(-2)), 4, 5, 8, 9);
        assertEquals(
                Shape.of(2, 1, 3, 1, 4),
                x.get(Index.all(), Index.newAxis(), Index.all(), Index.newAxis())
                        .shape());
        assertEquals(
                Shape.of(2, 3, 4, 1), x.get(Index.ellipsis(), Index.newAxis()).shape());
    }

    @Test
    void picksByBroadcastIndexTensorsInPlaceOfNeighbouringDimensions() {
        Tensor x = counting(2, 3, 4);
        Tensor rows = Tensor.of(new long[][] {{0}, {2}});
        Tensor columns = longs(1, -1, 0);
        Tensor y = x.get(Index.all(), Index.of(rows), Index.of(columns)); // [2, 2, 3]
        assertEquals(Shape.of(2, 2, 3), y.shape());
        assertValues(y, 1, 3, 0, 9, 11, 8, 13, 15, 12, 21, 23, 20);
    }

    @Test
    void putsTheCommonShapeInFrontWhereTheIndexedDimensionsAreApart() {
        Tensor x = counting(2, 3, 4);
        Tensor y = x.get(Index.of(0, 1, 1), Index.all(), Index.of(3, 0, 2)); // [3 picks, 3]
        assertEquals(Shape.of(3, 3), y.shape());
        assertValues(y, 3, 7, 11, 12, 16, 20, 14, 18, 22);
    }

    @Test
    void picksByMasksOfSeveralDimensions() {
        Tensor x = counting(2, 3);
        assertValues(x.get(Index.of(x.gt(2))), 3, 4, 5);
        assertEquals(Shape.of(0), x.get(Index.of(x.gt(9))).shape());
        assertValues(x.get(Index.of(Tensor.of(new boolean[] {false, true})), Index.at(1)), 4);
    }

    @Test
    void refusesIndicesOutOfRangeNamingThePlace() {
        Tensor x = counting(2, 3);
        var e = assertThrows(ShapeException.class, () -> x.gather(1, Tensor.of(new long[][] {{0}, {3}})));
        assertEquals(
                "gather: index[1, 0] = 3 is out of range for dim 1 of size 3, expected an index in [0, 2].",
                e.getMessage());
        var negative = assertThrows(ShapeException.class, () -> x.indexSelect(0, longs(1, -1)));
        assertTrue(negative.getMessage().contains("index[1] = -1"), negative.getMessage());
        var token = assertThrows(ShapeException.class, () -> x.embedding(Tensor.of(new long[][] {{0, 1}, {1, 2}})));
        assertTrue(
                token.getMessage().startsWith("embedding: index[1, 1] = 2 is out of range for dim 0"),
                token.getMessage());
        var label = assertThrows(ShapeException.class, () -> longs(0, 3).oneHot(3));
        assertTrue(label.getMessage().startsWith("oneHot: index[1] = 3 is out of range"), label.getMessage());
        var empty = assertThrows(ShapeException.class, () -> Tensor.zeros(0, 3).embedding(longs(0)));
        assertTrue(empty.getMessage().endsWith("of size 0, where there is nothing to pick."), empty.getMessage());
    }

    @Test
    void writesNothingWhereAnIndexIsOutOfRange() {
        Tensor x = counting(4);
        assertThrows(ShapeException.class, () -> x.set(Tensor.ones(2), Index.of(0, 4)));
        assertValues(x, 0, 1, 2, 3);
    }

    @Test
    void assignsInItsOwnMemory() {
        Tensor x = counting(2, 3);
        x.set(9, 0, 1);
        x.set(Tensor.of(new float[] {7, 8}), Index.all(), Index.at(-1));
        assertValues(x, 0, 9, 7, 3, 4, 8);
        x.set(5, Index.of(1, 0), Index.of(0, 0));
        assertValues(x, 5, 9, 7, 5, 4, 8);
        x.set(-1, Index.of(x.gt(6)));
        assertValues(x, 5, -1, -1, 5, 4, -1);
        x.transpose().set(Tensor.of(new float[] {1, 2}), Index.of(0, 0), Index.of(1, 0));
        assertValues(x, 2, -1, -1, 1, 4, -1);
    }

    @Test
    void assignsWhereTheIndexedDimensionsAreApart() {
        Tensor x = counting(2, 2, 2);
        x.set(Tensor.of(new float[] {10, 20}), Index.of(0, 1), Index.all(), Index.of(1, 0));
        assertValues(x, 0, 10, 2, 20, 10, 5, 20, 7);
    }

    @Test
    void assignsOverlappingValuesAsIfTheyHadBeenCopied() {
        Tensor x = counting(5);
        x.set(x.slice(0, 0, 4), Index.from(1));
        assertValues(x, 0, 0, 1, 2, 3);
        Tensor y = counting(3);
        y.set(y.flip(0).flip(0), Index.of(2, 1, 0));
        assertValues(y, 2, 1, 0);
    }

    @Test
    void keepsTheLastOfSeveralValuesForOnePlace() {
        assertValues(Tensor.zeros(2).indexPut(Tensor.of(new float[] {1, 2, 3}), Index.of(0, 0, 1)), 2, 3);
        assertValues(Tensor.zeros(2).indexPutAdd(Tensor.of(new float[] {1, 2, 3}), Index.of(0, 0, 1)), 3, 3);
    }

    @Test
    void refusesAssignmentsThatWouldLoseAGradient() {
        Tensor w = counting(3).requiresGrad(true);
        var target = assertThrows(IllegalStateException.class, () -> w.set(1, 0));
        assertTrue(target.getMessage().startsWith("set: a tensor that gradients flow through"), target.getMessage());
        Tensor x = counting(3);
        assertThrows(IllegalStateException.class, () -> x.set(w, Index.all()));
        assertThrows(IllegalStateException.class, () -> x.set(w, Index.of(0, 1, 2)));
        Autograd.noGrad(() -> w.set(5, 0));
        assertValues(w, 5, 1, 2);
        var expanded = assertThrows(
                ShapeException.class, () -> Tensor.ones(1).expand(3).set(2, Index.all()));
        assertTrue(expanded.getMessage().contains("set"), expanded.getMessage());
    }

    @Test
    void detectsThatASavedIndexWasOverwritten() {
        Tensor x = counting(3).requiresGrad(true);
        Tensor index = longs(0, 2);
        Tensor y = x.indexSelect(0, index).sum();
        index.set(1, 0);
        assertThrows(IllegalStateException.class, y::backward);
    }

    @Test
    void addsUpTheGradientsOfRowsInOrder() {
        Tensor table = counting(4, 2).requiresGrad(true);
        Tensor y = table.embedding(Tensor.of(new long[][] {{1, 3}, {1, 0}}), 3); // [2, 2, 2]
        y.backward(counting(2, 2, 2));
        assertValues(table.grad(), 6, 7, 4, 6, 0, 0, 0, 0);
        assertThrows(ShapeException.class, () -> table.embedding(longs(0), 4));
    }

    @Test
    void sumsInTheSameOrderWhateverTheSplit() {
        Rng rng = Rng.of(3);
        Tensor index = Tensor.randint(rng, 0, 5, 3000);
        Tensor values = Tensor.randn(rng, 3000, 40);
        float[] sums = new float[5 * 40];
        float[] v = values.toFloatArray();
        long[] at = index.toLongArray();
        for (int i = 0; i < at.length; i++) for (int j = 0; j < 40; j++) sums[(int) at[i] * 40 + j] += v[i * 40 + j];
        assertValues(Tensor.zeros(5, 40).indexAdd(0, index, values), sums);
    }

    @Test
    void scattersALargerSourceOnlyAsFarAsTheIndexGoes() {
        Tensor source = counting(3, 3).requiresGrad(true);
        Tensor y = Tensor.zeros(2, 2).scatterAdd(0, Tensor.of(new long[][] {{1, 0}}), source);
        assertValues(y, 0, 1, 0, 0);
        y.sum().backward();
        assertValues(source.grad(), 1, 1, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void sharesTheGradientOfAnExtremeEvenly() {
        Tensor x = Tensor.of(new float[] {2, 0}).requiresGrad(true);
        Tensor source = Tensor.of(new float[] {2, 2, 1}).requiresGrad(true);
        x.scatterReduce(0, longs(0, 0, 1), source, ScatterMode.AMAX, true).sum().backward();
        assertArrayEquals(new float[] {1 / 3f, 0}, x.grad().toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1}, source.grad().toFloatArray(), 1e-6f);
    }

    @Test
    void differentiatesProductsWithZeros() {
        Tensor source = Tensor.of(new float[] {0, 3, 0, 0}).requiresGrad(true);
        Tensor x = Tensor.of(new float[] {5, 7}).requiresGrad(true);
        x.scatterReduce(0, longs(0, 0, 1, 1), source, ScatterMode.PROD, true)
                .sum()
                .backward();
        assertValues(source.grad(), 15, 0, 0, 0);
        assertValues(x.grad(), 0, 0);
    }

    @Test
    void findsWhatIsNotZero() {
        Tensor x = Tensor.of(new float[][] {{0, Float.NaN}, {-1, 0}});
        assertArrayEquals(new long[] {0, 1, 1, 0}, x.nonzero().toLongArray());
        List<Tensor> where = x.where();
        assertArrayEquals(new long[] {0, 1}, where.get(0).toLongArray());
        assertArrayEquals(new long[] {1, 0}, where.get(1).toLongArray());
        assertEquals(Shape.of(1, 0), Tensor.scalar(2).nonzero().shape());
        assertEquals(Shape.of(0, 3), Tensor.zeros(2, 0, 3).nonzero().shape());
    }

    @Test
    void marksLabels() {
        assertArrayEquals(new long[] {0, 0, 1, 1, 0, 0}, longs(2, 0).oneHot(-1).toLongArray());
        assertEquals(Shape.of(0, 4), Tensor.zeros(DType.I64, 0).oneHot(4).shape());
        assertThrows(ShapeException.class, () -> Tensor.zeros(DType.I64, 0).oneHot(-1));
    }

    @Test
    void fillsIntegersAndTruthValuesByMask() {
        Tensor x = Tensor.arange(3);
        assertArrayEquals(new long[] {0, -1, 2}, x.maskedFill(x.eq(1), -1).toLongArray());
        assertEquals(DType.BOOL, x.gt(1).maskedFill(x.eq(0), 1).dtype());
    }

    @Test
    void drawsPlacesInProportionToTheirWeights() {
        Tensor weights = Tensor.of(new float[] {1, 0, 3, 4});
        long[] drawn = weights.multinomial(Rng.of(5), 80_000, true).toLongArray();
        int[] count = new int[4];
        for (long d : drawn) count[(int) d]++;
        assertEquals(0, count[1]);
        assertArrayEquals(
                new double[] {0.125, 0.375, 0.5}, new double[] {count[0] / 8e4, count[2] / 8e4, count[3] / 8e4}, 0.006);
    }

    @Test
    void drawsWithoutReplacementInTheOrderOfDrawingOneByOne() {
        Tensor rows = Tensor.of(new float[] {1, 2, 5}).expand(40_000, 3);
        long[] drawn = rows.multinomial(Rng.of(6), 2, false).toLongArray();
        double first2 = 0;
        double second1 = 0; // after 2
        for (int i = 0; i < drawn.length; i += 2) {
            assertTrue(drawn[i] != drawn[i + 1]);
            if (drawn[i] != 2) continue;
            first2++;
            if (drawn[i + 1] == 1) second1++;
        }
        assertEquals(5 / 8.0, first2 / 40_000, 0.01);
        assertEquals(2 / 3.0, second1 / first2, 0.01);
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Tensor.of(new float[] {1, 0}).multinomial(2, false));
        assertTrue(e.getMessage().contains("1 weights are positive"), e.getMessage());
    }
}
