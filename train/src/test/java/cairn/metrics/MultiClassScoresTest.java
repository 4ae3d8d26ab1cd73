package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiClassScoresTest {
    static List<Fixture> cases() {
        return Fixture.read("probabilities.txt");
    }

    private static MultiClassScores scoresOf(Fixture fixture) {
        MultiClassScores scores = new MultiClassScores(fixture.number("classes"));
        scores.update(fixture.rows("probabilities", fixture.number("classes")), fixture.ints("labels"));
        return scores;
    }

    private static double[] perClass(MultiClassScores scores, ToDoubleFunction<BinaryScores> score) {
        return IntStream.range(0, scores.classes())
                .mapToObj(scores::oneVersusRest)
                .mapToDouble(score)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresEveryClassAgainstTheRest(Fixture fixture) {
        fixture.assertSame("auc", perClass(scoresOf(fixture), BinaryScores::rocAuc));
        fixture.assertSame("ap", perClass(scoresOf(fixture), BinaryScores::averagePrecision));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void averagesAsScikitLearn(Fixture fixture) {
        MultiClassScores scores = scoresOf(fixture);
        for (Average average : Average.values()) {
            String suffix = "." + average.name().toLowerCase(Locale.ROOT);
            if (fixture.has("auc" + suffix)) fixture.assertSame("auc" + suffix, scores.rocAuc(average));
            if (fixture.has("ap" + suffix)) fixture.assertSame("ap" + suffix, scores.averagePrecision(average));
            if (fixture.has("pairs" + suffix)) fixture.assertSame("pairs" + suffix, scores.rocAucOneVersusOne(average));
        }
    }

    @Test
    void findsEveryAverageInTheFixture() {
        for (String key :
                List.of("auc.macro", "auc.micro", "auc.weighted", "ap.micro", "pairs.macro", "pairs.weighted"))
            assertEquals(
                    true, cases().stream().filter(fixture -> fixture.has(key)).count() >= 7, key);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameAreasFromMergedParts(Fixture fixture) {
        double[][] rows = fixture.rows("probabilities", fixture.number("classes"));
        int[] labels = fixture.ints("labels");
        int third = labels.length / 3;
        MultiClassScores first = new MultiClassScores(rows[0].length), second = new MultiClassScores(rows[0].length);
        first.update(Arrays.copyOf(rows, third), Arrays.copyOf(labels, third));
        second.update(Arrays.copyOfRange(rows, third, rows.length), Arrays.copyOfRange(labels, third, labels.length));
        first.merge(second);
        assertEquals(labels.length, first.samples());
        for (Average average : Average.values()) assertEquals(scoresOf(fixture).rocAuc(average), first.rocAuc(average));
    }

    @Test
    void hasNoAreaWhereAllSamplesAreOfOneClass() {
        MultiClassScores scores = new MultiClassScores(3);
        scores.update(new double[][] {{0.2, 0.3, 0.5}, {0.6, 0.2, 0.2}}, new int[] {1, 1});
        assertEquals(Double.NaN, scores.rocAuc(Average.MACRO));
        assertEquals(Double.NaN, scores.rocAucOneVersusOne(Average.WEIGHTED));
        assertEquals(1.0, scores.averagePrecision(Average.MACRO));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        MultiClassScores scores = new MultiClassScores(3);
        assertThrows(IllegalStateException.class, () -> scores.rocAuc(Average.MACRO));
        assertThrows(IllegalStateException.class, () -> scores.rocAucOneVersusOne(Average.MACRO));
        var classes = assertThrows(
                IllegalArgumentException.class, () -> scores.update(new double[][] {{0, 1}}, new int[] {1}));
        assertEquals("MultiClassScores: has 3 classes, but the scores have 2.", classes.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> scores.update(ScoreBatch.binary(new double[] {0.5}, new int[] {1})));
        scores.update(new double[][] {{0, 1, 0}}, new int[] {1});
        assertThrows(IllegalArgumentException.class, () -> scores.rocAucOneVersusOne(Average.MICRO));
        assertThrows(IllegalArgumentException.class, () -> scores.oneVersusRest(3));
        assertThrows(IllegalArgumentException.class, () -> scores.merge(new MultiClassScores(2)));
        assertThrows(IllegalArgumentException.class, () -> new MultiClassScores(1));
    }
}
