package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.metrics.ConfusionMatrix.Confusion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfusionMatrixTest {
    static List<Fixture> cases() {
        return Fixture.read("classes.txt");
    }

    private static ConfusionMatrix matrixOf(Fixture fixture) {
        ConfusionMatrix matrix = new ConfusionMatrix(fixture.number("classes"));
        matrix.update(fixture.ints("predicted"), fixture.ints("labels"));
        return matrix;
    }

    private static double[] perClass(ConfusionMatrix matrix, IntToDoubleFunction score) {
        return IntStream.range(0, matrix.classes()).mapToDouble(score).toArray();
    }

    @Test
    void readsEveryCaseOfTheFixture() {
        assertEquals(15, cases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsAsScikitLearn(Fixture fixture) {
        ConfusionMatrix matrix = matrixOf(fixture);
        double[] flat = Arrays.stream(matrix.toArray())
                .flatMapToLong(Arrays::stream)
                .asDoubleStream()
                .toArray();
        fixture.assertSame("confusion", flat);
        fixture.assertSame("support", perClass(matrix, matrix::support));
        assertEquals(fixture.ints("labels").length, matrix.samples());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresEveryClassAsScikitLearn(Fixture fixture) {
        ConfusionMatrix matrix = matrixOf(fixture);
        fixture.assertSame("precision", perClass(matrix, matrix::precision));
        fixture.assertSame("recall", perClass(matrix, matrix::recall));
        fixture.assertSame("f1", perClass(matrix, matrix::f1));
        fixture.assertSame("specificity", perClass(matrix, matrix::specificity));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void averagesAsScikitLearn(Fixture fixture) {
        ConfusionMatrix matrix = matrixOf(fixture);
        for (Average average : Average.values()) {
            String suffix = "." + average.name().toLowerCase(Locale.ROOT);
            fixture.assertSame("precision" + suffix, matrix.precision(average));
            fixture.assertSame("recall" + suffix, matrix.recall(average));
            fixture.assertSame("f1" + suffix, matrix.f1(average));
            fixture.assertSame("specificity" + suffix, matrix.specificity(average));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearnOnTheScoresOfTheWhole(Fixture fixture) {
        ConfusionMatrix matrix = matrixOf(fixture);
        fixture.assertSame("accuracy", matrix.accuracy());
        fixture.assertSame("balanced", matrix.balancedAccuracy());
        fixture.assertSame("matthews", matrix.matthewsCorrelation());
        fixture.assertSame("kappa", matrix.cohensKappa());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameCountsInBatchesAndMergedParts(Fixture fixture) {
        int[] predicted = fixture.ints("predicted"), labels = fixture.ints("labels");
        ConfusionMatrix first = new ConfusionMatrix(fixture.number("classes"));
        ConfusionMatrix second = new ConfusionMatrix(fixture.number("classes"));
        for (int i = 0; i < labels.length; i++) (i % 3 == 0 ? first : second).add(predicted[i], labels[i]);
        first.merge(second);
        assertArrayEquals(matrixOf(fixture).toArray(), first.toArray());
        assertEquals(labels.length, first.samples());
    }

    @Test
    void acceptsLongsAndScoresForTheSameSamples() {
        ConfusionMatrix fromLongs = new ConfusionMatrix(3);
        fromLongs.update(new long[] {2, 0, 1}, new long[] {2, 1, 1});
        ConfusionMatrix fromScores = new ConfusionMatrix(3);
        fromScores.update(new double[][] {{-1, 0, 3}, {2, 2, -9}, {0.1, 0.2, 0.2}}, new int[] {2, 1, 1});
        assertArrayEquals(new long[][] {{0, 0, 0}, {1, 1, 0}, {0, 0, 1}}, fromLongs.toArray());
        assertArrayEquals(fromLongs.toArray(), fromScores.toArray());
    }

    @Test
    void countsNothingOfABatchThatHoldsAWrongClass() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        var label =
                assertThrows(IllegalArgumentException.class, () -> matrix.update(new int[] {0, 1}, new int[] {0, 3}));
        assertEquals("labels: sample 1 has label 3, but with 3 classes a label lies in [0, 3).", label.getMessage());
        var predicted =
                assertThrows(IllegalArgumentException.class, () -> matrix.update(new int[] {0, -1}, new int[] {0, 1}));
        assertEquals(
                "predictions: sample 1 is predicted as -1, but with 3 classes a prediction lies in [0, 3).",
                predicted.getMessage());
        var wide = assertThrows(
                IllegalArgumentException.class, () -> matrix.update(new long[] {0}, new long[] {1L << 32}));
        assertTrue(wide.getMessage().contains("label 4294967296"), wide.getMessage());
        var length = assertThrows(IllegalArgumentException.class, () -> matrix.update(new int[] {0, 1}, new int[] {0}));
        assertEquals("labels: every sample needs one label, got 2 predictions and 1 labels.", length.getMessage());
        assertEquals(0, matrix.samples());
    }

    @Test
    void refusesScoresOfAnotherNumberOfClasses() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        var classes = assertThrows(
                IllegalArgumentException.class, () -> matrix.update(new double[][] {{1, 2}}, new int[] {0}));
        assertEquals("ConfusionMatrix: has 3 classes, but the scores have 2.", classes.getMessage());
        var binary = assertThrows(
                IllegalArgumentException.class,
                () -> matrix.update(ScoreBatch.binary(new double[] {0.5}, new int[] {0})));
        assertTrue(binary.getMessage().startsWith("ConfusionMatrix: needs one score per class"), binary.getMessage());
    }

    @Test
    void refusesToScoreNoSamples() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.update(new int[0], new int[0]);
        matrix.update(new double[0][], new int[0]);
        var error = assertThrows(IllegalStateException.class, matrix::accuracy);
        assertEquals(
                "accuracy: there is no sample yet; call update(...) or add(...) before reading it.",
                error.getMessage());
        assertThrows(IllegalStateException.class, () -> matrix.f1(Average.MACRO));
        assertThrows(IllegalStateException.class, () -> matrix.precision(0));
        assertThrows(IllegalStateException.class, matrix::balancedAccuracy);
        assertThrows(IllegalStateException.class, matrix::matthewsCorrelation);
        assertThrows(IllegalStateException.class, matrix::cohensKappa);
    }

    @Test
    void refusesClassesItDoesNotHave() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        var error = assertThrows(IllegalArgumentException.class, () -> matrix.support(2));
        assertEquals("ConfusionMatrix: there is no class 2, expected one in [0, 2).", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> matrix.count(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new ConfusionMatrix(0));
        assertThrows(IllegalArgumentException.class, () -> matrix.merge(new ConfusionMatrix(3)));
        assertThrows(IllegalArgumentException.class, () -> matrix.merge(new ConfusionMatrix(List.of("no", "yes"))));
    }

    @Test
    void namesTheMostFrequentMistakesFirst() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.update(new int[] {1, 1, 2, 0, 0, 2, 1}, new int[] {0, 0, 0, 1, 0, 2, 0});
        assertEquals(List.of(new Confusion(0, 1, 3), new Confusion(0, 2, 1)), matrix.mostConfused(2));
        assertEquals(3, matrix.mostConfused(10).size());
    }

    @Test
    void isNotChangedThroughTheArrayItGave() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.add(1, 0);
        matrix.toArray()[0][1] = 9;
        assertEquals(1, matrix.count(0, 1));
    }

    @Test
    void staysExactWithMoreSamplesThanAnIntHolds() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.update(new int[] {0, 1, 1, 0}, new int[] {0, 1, 1, 1});
        for (int doubling = 0; doubling < 31; doubling++) matrix.merge(matrix);
        assertEquals(1L << 33, matrix.samples());
        assertEquals(0.75, matrix.accuracy());
        assertEquals(0.8, matrix.f1(1));
        assertEquals(0.5773502691896258, matrix.matthewsCorrelation(), 1e-15);
    }
}
