package cairn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.source.Csv;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesTest {
    /// Sample `i` is `lengths[i]` rows of two numbers `i`, and of class `i`.
    private static Dataset sequences(int... lengths) {
        return new Dataset() {
            @Override
            public int size() {
                return lengths.length;
            }

            @Override
            public Sample get(int index) {
                return new Sample(Tensor.full(index, lengths[index], 2), Tensor.scalarLong(index));
            }
        };
    }

    // ---- padding

    @Test
    void fillsABatchUpToItsLongestSequence() {
        Batch batch = sequences(0, 1, 3).padded(-1, 0).batch(2, 1);
        assertArrayEquals(new int[] {2, 3, 2}, batch.x().shape().dims());
        assertArrayEquals(
                new float[] {2, 2, 2, 2, 2, 2, 1, 1, -1, -1, -1, -1}, batch.x().toFloatArray());
        assertArrayEquals(new long[] {2, 1}, batch.y().toLongArray());
        assertArrayEquals(
                new int[] {1, 1, 2},
                sequences(0, 1, 3).padded(0, 0).batch(1).x().shape().dims());
    }

    @Test
    void refusesSequencesOfDifferentWidth() {
        Dataset wrong = new Dataset() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public Sample get(int index) {
                return new Sample(Tensor.zeros(3, 2 + index), Tensor.scalarLong(0));
            }
        };
        assertEquals(
                "padded: samples may differ in their first dimension only, sample 1 does not, got [3, 2] and [3, 3].",
                assertThrows(ShapeException.class, () -> wrong.padded(0, 0).batch(0, 1))
                        .getMessage());
    }

    // ---- bucketing

    private static int[] randomLengths(int n) {
        Rng rng = Rng.of(1);
        return IntStream.range(0, n).map(i -> 1 + rng.nextInt(50)).toArray();
    }

    @Test
    void takesEverySampleOnceAndSimilarLengthsTogether() {
        int[] lengths = randomLengths(1003);
        int[] order = Bucketing.of(lengths, 20).order(1003, 10, Rng.of(3));
        assertArrayEquals(
                IntStream.range(0, 1003).toArray(),
                Arrays.stream(order).sorted().toArray());
        int bucketed = padding(lengths, order);
        int shuffled = padding(lengths, Rng.of(3).permutation(1003));
        assertTrue(bucketed * 5 < shuffled, bucketed + " filled places, by shuffling " + shuffled);
    }

    private static int padding(int[] lengths, int[] order) {
        int filled = 0;
        for (int from = 0; from < order.length; from += 10) {
            int[] batch = Arrays.stream(order, from, Math.min(from + 10, order.length))
                    .map(i -> lengths[i])
                    .toArray();
            int longest = Arrays.stream(batch).max().orElseThrow();
            filled += batch.length * longest - Arrays.stream(batch).sum();
        }
        return filled;
    }

    @Test
    void batchesOfAnEpochAreNotSortedByLength() {
        int[] lengths = randomLengths(400);
        int[] order = Bucketing.of(lengths, 40).order(400, 10, Rng.of(3));
        int rises = 0;
        for (int b = 0; b + 1 < 40; b++) if (lengths[order[b * 10 + 10]] > lengths[order[b * 10]]) rises++;
        assertTrue(rises > 8 && rises < 32, "rises " + rises);
    }

    @Test
    void theLoaderBucketsEachEpochAnewAndRepeatably() {
        Dataset data = sequences(randomLengths(64)).padded(0, 0);
        DataLoader.Options options = DataLoader.batches(8).sampler(Bucketing.of(data), 5);
        DataLoader one = new DataLoader(data, options);
        DataLoader two = new DataLoader(data, options);
        long[] first = labels(one);
        assertArrayEquals(first, labels(two));
        long[] second = labels(one);
        assertTrue(!Arrays.equals(first, second), "another order in the next epoch");
        two.restore(new DataLoader.Position(1, 0));
        assertArrayEquals(second, labels(two));
    }

    private static long[] labels(DataLoader loader) {
        long[] all = new long[loader.dataset().size()];
        int n = 0;
        for (Batch b : loader) for (long y : b.y().toLongArray()) all[n++] = y;
        return all;
    }

    @Test
    void refusesLengthsOfAnotherDataset() {
        assertEquals(
                "Bucketing: there are 2 lengths for 3 samples.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Bucketing.of(new int[2], 1).order(3, 1, Rng.of(1)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Bucketing.of(new int[2], 0));
    }

    // ---- time series

    @Test
    void windowsAreFollowedByTheirTargets() {
        Dataset windows = TimeWindows.of(Tensor.of(new float[] {1, 2, 3, 4, 5}), 2, 1);
        assertEquals(3, windows.size());
        assertArrayEquals(new int[] {3, 2, 1}, windows.all().x().shape().dims());
        assertArrayEquals(new float[] {1, 2, 2, 3, 3, 4}, windows.all().x().toFloatArray());
        assertArrayEquals(new float[] {3, 4, 5}, windows.all().y().toFloatArray());
        Dataset wide = TimeWindows.of(Tensor.arange(0.0, 10, 1).reshape(5, 2), 2, 2);
        assertArrayEquals(new float[] {0, 1, 2, 3}, wide.get(0).x().toFloatArray());
        assertArrayEquals(new float[] {4, 5, 6, 7}, wide.get(0).y().toFloatArray());
        assertEquals(2, wide.size());
    }

    @Test
    void refusesASeriesThatIsTooShort() {
        assertEquals(
                "TimeWindows: a series [steps] or [steps, features] with at least 12 + 1 steps is expected, got [12].",
                assertThrows(ShapeException.class, () -> TimeWindows.of(Tensor.zeros(12), 12, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> TimeWindows.of(Tensor.zeros(12), 0, 1));
    }

    @Test
    void readsASeriesFromAColumnAndCutsItInOrder(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("p.csv"),
                "\"Month\",\"Passengers\"\n\"1949-01\",112\n\"1949-02\",118\n\"1949-03\",132\n\"1949-04\",129\n");
        Tensor series = Csv.column(file, "Passengers");
        assertArrayEquals(new float[] {112, 118, 132, 129}, series.toFloatArray());
        List<Dataset> parts = Split.inOrder(TimeWindows.of(series, 1, 1), 0.67, 0.33);
        assertArrayEquals(new float[] {118, 132}, parts.getFirst().all().y().toFloatArray());
        assertArrayEquals(new float[] {129}, parts.getLast().all().y().toFloatArray());
        assertTrue(assertThrows(DataException.class, () -> Csv.column(file, "Passenger"))
                .getMessage()
                .contains("did you mean"));
        String error = assertThrows(DataException.class, () -> Csv.column(file, "Month"))
                .getMessage();
        assertTrue(error.endsWith("p.csv: line 2, column 1 (Month): \"1949-01\" is not a number."), error);
    }
}
