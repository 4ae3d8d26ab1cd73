package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TensorUpdateTest {
    private static final Tensor SCORES = Tensor.of(new float[][] {{0.1f, 0.7f, 0.2f}, {0.6f, 0.3f, 0.1f}});

    private static long[][] counted(Tensor scores, Tensor labels) {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.update(scores, labels);
        return matrix.toArray();
    }

    private static String refusal(Tensor scores, Tensor labels) {
        return assertThrows(IllegalArgumentException.class, () -> ScoreBatch.of(scores, labels))
                .getMessage();
    }

    @Test
    void countsTheHighestScoreOfEachRowWhateverTheFormOfTheLabels() {
        long[][] expected = {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}};
        assertArrayEquals(expected, counted(SCORES, Tensor.of(new long[] {1, 2})));
        assertArrayEquals(expected, counted(SCORES, Tensor.of(new long[] {1, 2}, 2, 1)));
        assertArrayEquals(expected, counted(SCORES, Tensor.of(new float[] {1, 2})));
        assertArrayEquals(expected, counted(SCORES, Tensor.of(new float[][] {{0, 1, 0}, {0, 0, 1}})));
    }

    @Test
    void readsViewsInTheirOwnOrder() {
        Tensor columns = Tensor.of(new float[][] {{0.1f, 0.6f}, {0.7f, 0.3f}, {0.2f, 0.1f}});
        assertArrayEquals(
                counted(SCORES, Tensor.of(new long[] {1, 2})),
                counted(columns.transpose(), Tensor.of(new long[] {1, 2})));
    }

    @Test
    void takesOneScorePerSampleAsBinary() {
        BinaryScores scores = new BinaryScores();
        scores.update(Tensor.of(new float[] {-3, 2}), Tensor.of(new boolean[] {false, true}));
        scores.update(Tensor.of(new float[] {1, 4}, 2, 1), Tensor.of(new float[] {0, 1}, 2, 1));
        assertEquals(1.0, scores.rocAuc());
        assertEquals(4, scores.samples());
    }

    @Test
    void acceptsAnEmptyBatch() {
        assertArrayEquals(new long[3][3], counted(Tensor.zeros(0, 3), Tensor.of(new long[0])));
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertEquals(
                "labels: scores [2, 3] take labels [N=2] or one-hot rows of the same shape, got [3].",
                refusal(SCORES, Tensor.of(new long[] {0, 1, 2})));
        assertEquals(
                "scores: must be [N, C], or binary [N] or [N, 1], got [1, 2, 3].",
                refusal(Tensor.zeros(1, 2, 3), Tensor.of(new long[] {0})));
        assertThrows(ShapeException.class, () -> ScoreBatch.of(Tensor.scalar(1), Tensor.scalarLong(1)));
    }

    @Test
    void refusesLabelsThatAreNoClasses() {
        assertEquals(
                "labels: sample 1 has label 3, but with 3 classes a label lies in [0, 3).",
                refusal(SCORES, Tensor.of(new long[] {0, 3})));
        assertEquals(
                "labels: sample 1 has label 0.5, which is no class; a class is a whole number.",
                refusal(SCORES, Tensor.of(new float[] {0, 0.5f})));
        String hot = "labels: the row of sample 1 is not one-hot, a single 1 among zeros.";
        assertEquals(hot, refusal(SCORES, Tensor.of(new float[][] {{1, 0, 0}, {0, 0, 0}})));
        assertEquals(hot, refusal(SCORES, Tensor.of(new float[][] {{1, 0, 0}, {1, 1, 0}})));
        assertEquals(hot, refusal(SCORES, Tensor.of(new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0}})));
    }

    @Test
    void refusesNaNAndPredictedClasses() {
        assertEquals(
                "scores: sample 0 has NaN for class 1, which has no rank. Has the model diverged?",
                refusal(Tensor.of(new float[][] {{0, Float.NaN}}), Tensor.of(new long[] {0})));
        assertEquals(
                "scores: must be F32, got I64. Predicted classes go into ConfusionMatrix.update(long[], long[]).",
                refusal(Tensor.of(new long[] {1, 0}), Tensor.of(new long[] {0, 1})));
    }

    @Test
    void readsNumbersOfOneOrSeveralOutputs() {
        RegressionScores one = new RegressionScores();
        one.update(Tensor.of(new float[] {1, 2}, 2, 1), Tensor.of(new float[] {1, 4}));
        one.update(Tensor.zeros(1, 2, 2), Tensor.zeros(1, 2, 2));
        assertEquals(6, one.samples());
        assertEquals(4 / 6.0, one.mse(), 1e-15);
        RegressionScores two = new RegressionScores(2);
        two.update(Tensor.of(new float[][] {{0, 0}, {0, 0}}), Tensor.of(new float[][] {{1, 3}, {1, 3}}));
        assertEquals(2, two.samples());
        assertEquals(2, two.rmse());
    }

    @Test
    void refusesOutputsThatDoNotFitTheTargets() {
        RegressionScores one = new RegressionScores(), two = new RegressionScores(2);
        assertThrows(IllegalArgumentException.class, () -> one.update(Tensor.zeros(3), Tensor.zeros(2)));
        var wide = assertThrows(ShapeException.class, () -> one.update(Tensor.zeros(3, 2), Tensor.zeros(3)));
        assertEquals("RegressionScores: predictions must be [N, outputs=1], got [3, 2].", wide.getMessage());
        var flat = assertThrows(ShapeException.class, () -> two.update(Tensor.zeros(4), Tensor.zeros(2, 2)));
        assertEquals("RegressionScores: predictions must be [N, outputs=2], got [4].", flat.getMessage());
        var differ = assertThrows(ShapeException.class, () -> two.update(Tensor.zeros(2, 2), Tensor.zeros(4)));
        assertEquals(
                "RegressionScores: predictions and targets must have the same shape, but predictions is [2, 2] and targets is [4].",
                differ.getMessage());
    }
}
