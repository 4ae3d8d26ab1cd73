package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.metrics.CalibrationError.Bin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityMetricsTest {
    static List<Fixture> cases() {
        return Fixture.read("probabilities.txt");
    }

    static List<Fixture> binaryCases() {
        return Fixture.read("binary.txt").stream()
                .filter(fixture -> fixture.has("logloss"))
                .toList();
    }

    private static ScoreBatch batchOf(Fixture fixture) {
        return ScoreBatch.of(fixture.rows("probabilities", fixture.number("classes")), fixture.ints("labels"));
    }

    private static ScoreBatch binaryOf(Fixture fixture) {
        return ScoreBatch.binary(fixture.doubles("scores"), fixture.ints("labels"));
    }

    private static <M extends ClassificationMetric> M fed(M metric, ScoreBatch batch) {
        metric.update(batch);
        return metric;
    }

    @Test
    void readsEveryCaseOfTheFixtures() {
        assertEquals(11, cases().size());
        assertEquals(12, binaryCases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnLogLossAndBrierScore(Fixture fixture) {
        fixture.assertSame("logloss", fed(new LogLoss(), batchOf(fixture)).logLoss());
        fixture.assertSame("brier", fed(new BrierScore(), batchOf(fixture)).brierScore());
    }

    @ParameterizedTest
    @MethodSource("binaryCases")
    void agreesOnLogLossAndBrierScoreOfASingleColumn(Fixture fixture) {
        fixture.assertSame("logloss", fed(new LogLoss(), binaryOf(fixture)).logLoss());
        fixture.assertSame("brier", fed(new BrierScore(), binaryOf(fixture)).brierScore());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnTopKForEveryKTiesIncluded(Fixture fixture) {
        if (!fixture.has("topk")) return;
        double[] accuracies = IntStream.rangeClosed(1, fixture.number("classes"))
                .mapToDouble(k -> fed(new TopKAccuracy(k), batchOf(fixture)).accuracy())
                .toArray();
        fixture.assertSame("topk", accuracies);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnTheCalibrationOfTheMostProbableClass(Fixture fixture) {
        for (int bins : new int[] {10, 15}) {
            CalibrationError error = fed(new CalibrationError(bins), batchOf(fixture));
            fixture.assertSame("calibration." + bins, error.expected(), error.maximum());
        }
    }

    @ParameterizedTest
    @MethodSource("binaryCases")
    void agreesOnTheCalibrationOfClassOne(Fixture fixture) {
        CalibrationError error = fed(new CalibrationError(10), binaryOf(fixture));
        fixture.assertSame("calibration.10", error.expected(), error.maximum());
        List<Bin> filled = error.bins().stream().filter(bin -> bin.count() > 0).toList();
        fixture.assertSame(
                "reliability.accuracy",
                filled.stream().mapToDouble(Bin::accuracy).toArray());
        fixture.assertSame(
                "reliability.confidence",
                filled.stream().mapToDouble(Bin::confidence).toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameValuesFromMergedParts(Fixture fixture) {
        double[][] rows = fixture.rows("probabilities", fixture.number("classes"));
        int[] labels = fixture.ints("labels");
        int half = labels.length / 2;
        ScoreBatch left = ScoreBatch.of(Arrays.copyOf(rows, half), Arrays.copyOf(labels, half));
        ScoreBatch right = ScoreBatch.of(
                Arrays.copyOfRange(rows, half, rows.length), Arrays.copyOfRange(labels, half, labels.length));

        LogLoss logLoss = fed(new LogLoss(), left);
        logLoss.merge(fed(new LogLoss(), right));
        fixture.assertSame("logloss", logLoss.logLoss());

        BrierScore brier = fed(new BrierScore(), left);
        brier.merge(fed(new BrierScore(), right));
        fixture.assertSame("brier", brier.brierScore());

        CalibrationError calibration = fed(new CalibrationError(), left);
        calibration.merge(fed(new CalibrationError(), right));
        fixture.assertSame("calibration.15", calibration.expected(), calibration.maximum());

        TopKAccuracy top = fed(new TopKAccuracy(2), left);
        top.merge(fed(new TopKAccuracy(2), right));
        assertEquals(fed(new TopKAccuracy(2), batchOf(fixture)).accuracy(), top.accuracy());
        assertEquals(labels.length, top.samples());
    }

    @Test
    void putsEdgesIntoTheLowerBin() {
        CalibrationError error = new CalibrationError(10);
        for (int k = 0; k <= 10; k++) error.add(k / 10.0, true);
        int[] counts = error.bins().stream().mapToInt(bin -> (int) bin.count()).toArray();
        assertEquals("[2, 1, 1, 1, 1, 1, 1, 1, 1, 1]", Arrays.toString(counts));
        assertEquals(0, error.bins().getFirst().lower());
        assertEquals(1, error.bins().getLast().upper());
    }

    @Test
    void costsAConfidentMistakeNoMoreThanEpsilonAllows() {
        ScoreBatch wrong = ScoreBatch.binary(new double[] {0}, new int[] {1});
        assertEquals(52 * Math.log(2), fed(new LogLoss(), wrong).logLoss(), 1e-12);
        assertEquals(-Math.log(1e-3), fed(new LogLoss(1e-3), wrong).logLoss(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new LogLoss(0));
    }

    @Test
    void acceptsWhatSoftmaxLeavesInFloat() {
        float[] row = {0.3333333f, 0.33333334f, 0.33333334f};
        ScoreBatch batch = ScoreBatch.of(new float[][] {row}, new int[] {0});
        assertEquals(Math.log(3), fed(new LogLoss(), batch).logLoss(), 1e-6);
    }

    @Test
    void refusesLogitsWithTheFunctionThatIsMissing() {
        ScoreBatch rows = ScoreBatch.of(new double[][] {{0.2, 0.8}, {0.5, 0.9}}, new int[] {1, 0});
        var error = assertThrows(IllegalArgumentException.class, () -> new LogLoss().update(rows));
        assertEquals(
                "LogLoss: needs probabilities, in [0, 1] and summing to 1 over the classes, but sample 1 has scores that sum to 1.4."
                        + " Apply softmax(-1) to logits first.",
                error.getMessage());
        ScoreBatch column = ScoreBatch.binary(new double[] {-2}, new int[] {1});
        var binary = assertThrows(IllegalArgumentException.class, () -> new BrierScore().update(column));
        assertTrue(
                binary.getMessage().endsWith("sample 0 has the score -2.0. Apply sigmoid() to logits first."),
                binary.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new CalibrationError().update(column));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationError().add(Double.NaN, true));
    }

    @Test
    void refusesToScoreNoSamples() {
        assertThrows(IllegalStateException.class, () -> new LogLoss().logLoss());
        assertThrows(IllegalStateException.class, () -> new BrierScore().brierScore());
        assertThrows(IllegalStateException.class, () -> new CalibrationError().expected());
        assertThrows(IllegalStateException.class, () -> new CalibrationError().maximum());
        assertThrows(IllegalStateException.class, () -> new TopKAccuracy(1).accuracy());
    }

    @Test
    void refusesAnImpossibleKOrNumberOfBins() {
        assertThrows(IllegalArgumentException.class, () -> new TopKAccuracy(0));
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new TopKAccuracy(3).update(new double[][] {{1, 2}}, new int[] {0}));
        assertEquals("TopKAccuracy: k = 3 needs at least as many classes, got 2.", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TopKAccuracy(3).merge(new TopKAccuracy(2)));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationError(0));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationError(3).merge(new CalibrationError(2)));
    }
}
