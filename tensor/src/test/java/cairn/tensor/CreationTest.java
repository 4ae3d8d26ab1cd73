package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CreationTest {
    @Test
    void readsNestedArraysOfEveryType() {
        assertEquals(Shape.of(2, 1), Tensor.of(new double[][] {{1.5}, {2}}).shape());
        assertEquals(DType.F32, Tensor.of(new double[][][] {{{1}}}).dtype());
        assertArrayEquals(
                new long[] {1, 2, 3, 4},
                Tensor.of(new long[][] {{1, 2}, {3, 4}}).toLongArray());
        assertEquals(
                Shape.of(1, 2, 1),
                Tensor.of(new boolean[][][] {{{true}, {false}}}).shape());
        assertEquals(Shape.of(2, 0), Tensor.of(new float[][] {{}, {}}).shape());
        var e = assertThrows(ShapeException.class, () -> Tensor.of(new long[][] {{1, 2}, {3}}));
        assertEquals("Tensor.of: all rows at depth 1 must have length 2, got 1.", e.getMessage());
    }

    @Test
    void spacesNumbersEvenly() {
        assertArrayEquals(new float[] {1, 10, 100}, Tensor.logspace(0, 2, 3, 10).toFloatArray());
        assertArrayEquals(new float[] {0, 0.5f, 1}, Tensor.linspace(0, 1, 3).toFloatArray());
        assertArrayEquals(new long[] {5, 3, 1}, Tensor.arange(5L, 0L, -2L).toLongArray());
        assertEquals(0, Tensor.arange(3L, 0L, 1L).numel());
    }

    @Test
    void takesShapeAndTypeAfterAnotherTensor() {
        Tensor x = Tensor.arange(4).reshape(2, 2);
        assertEquals(DType.I64, Tensor.zerosLike(x).dtype());
        assertArrayEquals(new long[] {1, 1, 1, 1}, Tensor.onesLike(x).toLongArray());
        assertArrayEquals(new long[] {7, 7, 7, 7}, Tensor.fullLike(x, 7).toLongArray());
        assertArrayEquals(
                new boolean[] {true},
                Tensor.onesLike(Tensor.of(new boolean[] {false})).toBooleanArray());
        assertEquals(x.shape(), Tensor.emptyLike(x).shape());
        assertEquals(DType.F32, Tensor.randnLike(x).dtype());
        assertEquals(x.shape(), Tensor.randLike(x).shape());
    }

    @Test
    void repeatsRandomNumbersFromTheSameSeed() {
        for (int n : new int[] {1, 3, 256, 257, 100_003}) {
            assertArrayEquals(
                    Tensor.randn(Rng.of(9), n).toFloatArray(),
                    Tensor.randn(Rng.of(9), n).toFloatArray());
            float[] few = Tensor.rand(Rng.of(9), n).toFloatArray();
            assertArrayEquals(
                    few, Arrays.copyOf(Tensor.rand(Rng.of(9), n + 1000).toFloatArray(), n));
        }
    }

    @Test
    void neverDrawsTheSameNumbersTwice() {
        Rng rng = Rng.of(1);
        float[] a = Tensor.rand(rng, 300).toFloatArray();
        rng.nextInt(5);
        float[] b = Tensor.rand(rng, 300).toFloatArray();
        long equal = java.util.stream.IntStream.range(0, 300)
                .filter(i -> a[i] == b[i])
                .count();
        assertEquals(0, equal);
    }

    @Test
    void drawsWithinTheBounds() {
        for (float v : Tensor.uniform(Rng.of(1), -2, 3, 5000).toFloatArray()) assertTrue(v >= -2 && v < 3);
        for (long v : Tensor.randint(Rng.of(1), -3, 4, 5000).toLongArray()) assertTrue(v >= -3 && v < 4);
        for (long v :
                Tensor.randint(Rng.of(1), Long.MIN_VALUE, Long.MAX_VALUE, 100).toLongArray())
            assertTrue(v < Long.MAX_VALUE);
        for (float v : Tensor.bernoulli(Rng.of(1), 0.3f, 100).toFloatArray()) assertTrue(v == 0 || v == 1);
    }

    @Test
    void drawsEachIntegerEquallyOften() {
        int[] count = new int[7];
        for (long v : Tensor.randint(Rng.of(2), 0, 7, 70_000).toLongArray()) count[(int) v]++;
        for (int c : count) assertEquals(10_000, c, 400);
    }

    @Test
    void drawsOnesWithTheGivenProbabilities() {
        Rng.with(Rng.of(4), () -> {
            Tensor p = Tensor.of(new float[] {0, 0.25f, 1}).expand(20_000, 3);
            assertArrayEquals(
                    new float[] {0, 0.25f, 1}, Tensor.bernoulli(p).mean(0).toFloatArray(), 0.01f);
            return null;
        });
    }

    @Test
    void ordersAtRandomAsTheGeneratorItselfDoes() {
        long[] order = Rng.with(Rng.of(8), () -> Tensor.randperm(50)).toLongArray();
        assertArrayEquals(
                Arrays.stream(Rng.of(8).permutation(50)).asLongStream().toArray(), order);
    }

    @Test
    void refusesImpossibleArguments() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.randint(3, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> Tensor.normal(Rng.of(1), 0, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> Tensor.uniform(Rng.of(1), 1, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> Tensor.bernoulli(Rng.of(1), 1.5f, 2));
        assertThrows(IllegalArgumentException.class, () -> Tensor.arange(0, 1, 0.0));
        assertThrows(IllegalArgumentException.class, () -> Tensor.logspace(0, 1, -1, 10));
    }
}
