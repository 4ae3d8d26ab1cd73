package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScoreBatchTest {
    private static String refusal(double[][] scores, int... labels) {
        return assertThrows(IllegalArgumentException.class, () -> ScoreBatch.of(scores, labels))
                .getMessage();
    }

    @Test
    void holdsRowsOfScoresAndTheirLabels() {
        ScoreBatch batch = ScoreBatch.of(new float[][] {{1, 3, 2}, {0, 0, 0.5f}}, new int[] {0, 2});
        assertEquals(2, batch.size());
        assertEquals(3, batch.classes());
        assertFalse(batch.isBinary());
        assertEquals(2, batch.label(1));
        assertEquals(0.5, batch.score(1, 2));
        assertEquals(1, batch.best(0));
    }

    @Test
    void takesTheFirstOfEqualScoresAsBest() {
        assertEquals(0, ScoreBatch.of(new double[][] {{7, 7, 7}}, new int[] {2}).best(0));
    }

    @Test
    void treatsASingleColumnAsTheScoreOfClassOne() {
        ScoreBatch column = ScoreBatch.of(new double[][] {{0.75}, {0.25}}, new int[] {1, 0});
        ScoreBatch flat = ScoreBatch.binary(new float[] {0.75f, 0.25f}, new int[] {1, 0});
        for (ScoreBatch batch : new ScoreBatch[] {column, flat}) {
            assertTrue(batch.isBinary());
            assertEquals(2, batch.classes());
            assertEquals(0.75, batch.probability(0, 1));
            assertEquals(0.25, batch.probability(0, 0));
            assertThrows(IllegalArgumentException.class, () -> batch.best(0));
        }
    }

    @Test
    void isNotChangedThroughTheArraysItWasMadeFrom() {
        double[] scores = {0.5};
        int[] labels = {1};
        ScoreBatch batch = ScoreBatch.binary(scores, labels);
        scores[0] = 9;
        labels[0] = 0;
        assertEquals(0.5, batch.score(0, 0));
        assertEquals(1, batch.label(0));
    }

    @Test
    void refusesNaNNamingSampleAndClass() {
        assertEquals(
                "scores: sample 1 has NaN for class 2, which has no rank. Has the model diverged?",
                refusal(new double[][] {{0, 0, 0}, {0, 0, Double.NaN}}, 0, 1));
        var binary = assertThrows(
                IllegalArgumentException.class, () -> ScoreBatch.binary(new float[] {Float.NaN}, new int[] {0}));
        assertEquals(
                "scores: sample 0 has NaN for class 1, which has no rank. Has the model diverged?",
                binary.getMessage());
    }

    @Test
    void refusesLabelsOutOfRange() {
        assertEquals(
                "labels: sample 1 has label 2, but with 2 classes a label lies in [0, 2).",
                refusal(new double[][] {{0, 1}, {1, 0}}, 0, 2));
        assertEquals(
                "labels: sample 0 has label -1, but with 2 classes a label lies in [0, 2).",
                refusal(new double[][] {{0}}, -1));
    }

    @Test
    void refusesRowsAndLabelsThatDoNotFit() {
        assertEquals(
                "labels: every sample needs one label, got 1 predictions and 2 labels.",
                refusal(new double[][] {{0, 1}}, 0, 1));
        assertEquals(
                "scores: every sample needs one score per class, but sample 0 has 2 and sample 1 has 3.",
                refusal(new double[][] {{0, 1}, {0, 1, 2}}, 0, 1));
        assertEquals("scores: sample 0 has no scores.", refusal(new double[][] {{}}, 0));
        assertThrows(IllegalArgumentException.class, () -> ScoreBatch.binary(new double[2], new int[3]));
    }

    @Test
    void ranksInfiniteScores() {
        assertEquals(
                2,
                ScoreBatch.of(new double[][] {{Double.NEGATIVE_INFINITY, -5, Double.POSITIVE_INFINITY}}, new int[] {0})
                        .best(0));
    }
}
