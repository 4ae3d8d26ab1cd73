package cairn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Folds.Fold;
import cairn.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    /// 900 of class 0, 90 of class 1, 10 of class 2.
    private static Dataset imbalanced() {
        long[] y = IntStream.range(0, 1000)
                .mapToLong(i -> i % 100 == 0 ? 2 : i % 10 == 1 && i % 100 != 1 ? 1 : 0)
                .toArray();
        float[] x = new float[2000];
        for (int i = 0; i < x.length; i++) x[i] = i;
        return TensorDataset.wrap(x, y, DataInfo.classes("imbalanced", Shape.of(2), List.of("a", "b", "c")));
    }

    private static long[] counts(Dataset dataset) {
        long[] counts = new long[3];
        for (long label : dataset.labels()) counts[(int) label]++;
        return counts;
    }

    private static void assertPartition(List<Dataset> parts, int size) {
        int[] all = parts.stream()
                .flatMapToInt(part -> Arrays.stream(Counting.numbers(part)))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, size).toArray(), all);
    }

    private static String message(Runnable wrong) {
        return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    }

    @Test
    void everySampleIsInExactlyOnePart() {
        for (int n : new int[] {3, 10, 101, 1000}) {
            assertPartition(Split.random(Counting.of(n, 3), 1, 0.5, 0.25, 0.25), n);
            assertPartition(Split.stratified(Counting.of(n, 3), 1, 0.5, 0.25, 0.25), n);
        }
    }

    @Test
    void partsHaveTheirShare() {
        List<Dataset> parts = Split.random(Counting.of(1797, 10), 1, 0.7, 0.2, 0.1);
        assertEquals(List.of(1258, 359, 180), parts.stream().map(Dataset::size).toList());
    }

    @Test
    void theSeedAloneDecides() {
        int[] first =
                Counting.numbers(Split.random(Counting.of(100, 2), 5, 0.5, 0.5).getFirst());
        assertArrayEquals(
                first,
                Counting.numbers(Split.random(Counting.of(100, 2), 5, 0.5, 0.5).getFirst()));
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(Counting.numbers(
                        Split.random(Counting.of(100, 2), 6, 0.5, 0.5).getFirst())));
    }

    @Test
    void stratifiedPartsHaveEqualSharesOfEveryClass() {
        List<Dataset> parts = Split.stratified(imbalanced(), 1, 0.8, 0.2);
        assertArrayEquals(new long[] {720, 72, 8}, counts(parts.get(0)));
        assertArrayEquals(new long[] {180, 18, 2}, counts(parts.get(1)));
    }

    @Test
    void refusesFractionsThatMakeNoSense() {
        assertEquals(
                "split: the fractions must add up to 1, got 0.9.",
                message(() -> Split.random(Counting.of(10, 2), 1, 0.5, 0.4)));
        assertEquals(
                "split: every fraction must be between 0 and 1, got 1.5.",
                message(() -> Split.random(Counting.of(10, 2), 1, 1.5, -0.5)));
        assertEquals(
                "split: every fraction must be between 0 and 1, got NaN.",
                message(() -> Split.stratified(Counting.of(10, 2), 1, Double.NaN, 0.5)));
        assertEquals(
                "split: a part of 0.01 of 10 samples is empty.",
                message(() -> Split.random(Counting.of(10, 2), 1, 0.99, 0.01)));
    }

    @Test
    void refusesToStratifyNumbers() {
        Dataset numbers =
                TensorDataset.wrap(new float[4], new float[2], 1, DataInfo.numbers("numbers", Shape.of(2), List.of()));
        assertThrows(IllegalStateException.class, () -> Split.stratified(numbers, 1, 0.5, 0.5));
    }

    @Test
    void everySampleValidatesOnceAndTrainsOtherwise() {
        for (int n : new int[] {5, 7, 23}) {
            for (List<Fold> folds :
                    List.of(Folds.random(Counting.of(n, 2), 5, 1), Folds.stratified(Counting.of(n, 2), 5, 1))) {
                assertEquals(5, folds.size());
                assertPartition(folds.stream().map(Fold::validation).toList(), n);
                for (Fold fold : folds) {
                    assertPartition(List.of(fold.train(), fold.validation()), n);
                    assertTrue(fold.validation().size() == n / 5
                            || fold.validation().size() == n / 5 + 1);
                }
                assertEquals(
                        List.of(1, 2, 3, 4, 5), folds.stream().map(Fold::number).toList());
            }
        }
    }

    @Test
    void stratifiedFoldsHaveEqualSharesOfEveryClass() {
        for (Fold fold : Folds.stratified(imbalanced(), 10, 1))
            assertArrayEquals(new long[] {90, 9, 1}, counts(fold.validation()));
    }

    @Test
    void foldsDependOnTheSeed() {
        int[] a = Counting.numbers(
                Folds.random(Counting.of(100, 2), 5, 1).getFirst().validation());
        assertArrayEquals(
                a,
                Counting.numbers(
                        Folds.random(Counting.of(100, 2), 5, 1).getFirst().validation()));
        int[] b = Counting.numbers(
                Folds.random(Counting.of(100, 2), 5, 2).getFirst().validation());
        assertNotEquals(Arrays.toString(a), Arrays.toString(b));
    }

    @Test
    void refusesFoldsThatCannotBe() {
        assertEquals(
                "folds: 11 folds need at least as many samples, got 10.",
                message(() -> Folds.random(Counting.of(10, 2), 11, 1)));
        assertEquals(
                "folds: there must be at least 2 folds, got 1.",
                message(() -> Folds.stratified(Counting.of(10, 2), 1, 1)));
    }
}
