package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryScoresTest {
    static List<Fixture> cases() {
        return Fixture.read("binary.txt");
    }

    private static BinaryScores scoresOf(Fixture fixture) {
        BinaryScores scores = new BinaryScores();
        scores.update(ScoreBatch.binary(fixture.doubles("scores"), fixture.ints("labels")));
        return scores;
    }

    @Test
    void readsEveryCaseOfTheFixture() {
        assertEquals(14, cases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnBothAreas(Fixture fixture) {
        fixture.assertSame("auc", scoresOf(fixture).rocAuc());
        fixture.assertSame("ap", scoresOf(fixture).averagePrecision());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsTheSameRocCurve(Fixture fixture) {
        List<RocCurve.Point> points = scoresOf(fixture).rocCurve().points();
        fixture.assertSame(
                "fpr",
                points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray());
        fixture.assertSame(
                "tpr",
                points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray());
        fixture.assertSame(
                "thresholds",
                points.stream().mapToDouble(RocCurve.Point::threshold).toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsTheSamePrecisionRecallCurve(Fixture fixture) {
        List<PrecisionRecallCurve.Point> points =
                scoresOf(fixture).precisionRecallCurve().points();
        fixture.assertSame(
                "precision",
                points.stream()
                        .mapToDouble(PrecisionRecallCurve.Point::precision)
                        .toArray());
        fixture.assertSame(
                "recall",
                points.stream().mapToDouble(PrecisionRecallCurve.Point::recall).toArray());
        fixture.assertSame(
                "cuts",
                points.stream()
                        .mapToDouble(PrecisionRecallCurve.Point::threshold)
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameAreasOneByOneAndMerged(Fixture fixture) {
        double[] scores = fixture.doubles("scores");
        int[] labels = fixture.ints("labels");
        BinaryScores first = new BinaryScores(), second = new BinaryScores();
        for (int i = 0; i < labels.length; i++) (i % 2 == 0 ? first : second).add(scores[i], labels[i]);
        first.merge(second);
        assertEquals(labels.length, first.samples());
        assertEquals(scoresOf(fixture).rocAuc(), first.rocAuc());
        assertEquals(scoresOf(fixture).averagePrecision(), first.averagePrecision());
    }

    @Test
    void takesTheSecondOfTwoColumnsOfProbabilities() {
        BinaryScores scores = new BinaryScores();
        scores.update(new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.4, 0.6}}, new int[] {0, 1, 0});
        assertEquals(1.0, scores.rocAuc());
        assertEquals(1, scores.positives());
        var logits = assertThrows(
                IllegalArgumentException.class, () -> scores.update(new double[][] {{3, -1}}, new int[] {0}));
        assertTrue(logits.getMessage().endsWith("Apply softmax(-1) to logits first."), logits.getMessage());
    }

    @Test
    void ranksInfiniteScores() {
        BinaryScores scores = new BinaryScores();
        scores.add(Double.NEGATIVE_INFINITY, 0);
        scores.add(Double.POSITIVE_INFINITY, 1);
        scores.add(0, 1);
        assertEquals(1.0, scores.rocAuc());
    }

    @Test
    void refusesWhatHasNoRankOrNoClass() {
        BinaryScores scores = new BinaryScores();
        assertThrows(IllegalArgumentException.class, () -> scores.add(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> scores.add(0.5, 2));
        var classes = assertThrows(
                IllegalArgumentException.class, () -> scores.update(new double[][] {{0, 1, 0}}, new int[] {1}));
        assertEquals(
                "BinaryScores: needs two classes, got 3. MultiClassScores compares each with the rest.",
                classes.getMessage());
        assertThrows(IllegalStateException.class, scores::rocAuc);
        assertThrows(IllegalStateException.class, scores::averagePrecision);
        assertThrows(IllegalStateException.class, scores::rocCurve);
        assertThrows(IllegalStateException.class, scores::precisionRecallCurve);
    }
}
