package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionScoresTest {
    static List<Fixture> cases() {
        return Fixture.read("regression.txt");
    }

    private static void assertAgrees(Fixture fixture, RegressionScores scores) {
        fixture.assertSame("mse", scores.mse());
        fixture.assertSame("rmse", scores.rmse());
        fixture.assertSame("mae", scores.mae());
        fixture.assertWithin(1e-9, "r2", scores.r2());
        fixture.assertWithin(1e-9, "explained", scores.explainedVariance());
    }

    @Test
    void readsEveryCaseOfTheFixture() {
        assertEquals(13, cases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearn(Fixture fixture) {
        RegressionScores scores = new RegressionScores(fixture.number("outputs"));
        scores.update(fixture.doubles("predicted"), fixture.doubles("targets"));
        assertAgrees(fixture, scores);
        assertEquals(fixture.doubles("targets").length / fixture.number("outputs"), scores.samples());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesInMergedParts(Fixture fixture) {
        double[] predicted = fixture.doubles("predicted"), targets = fixture.doubles("targets");
        int outputs = fixture.number("outputs");
        int cut = targets.length / outputs / 3 * outputs;
        RegressionScores first = new RegressionScores(outputs), second = new RegressionScores(outputs);
        first.update(Arrays.copyOf(predicted, cut), Arrays.copyOf(targets, cut));
        second.update(
                Arrays.copyOfRange(predicted, cut, targets.length), Arrays.copyOfRange(targets, cut, targets.length));
        first.merge(second);
        assertAgrees(fixture, first);
    }

    @Test
    void acceptsFloatsAndSingleSamples() {
        RegressionScores scores = new RegressionScores();
        scores.update(new float[] {1, 2}, new float[] {2, 2});
        scores.add(5, 2);
        assertEquals(10 / 3.0, scores.mse(), 1e-15);
        assertEquals(4 / 3.0, scores.mae(), 1e-15);
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        RegressionScores scores = new RegressionScores(2);
        var target = assertThrows(
                IllegalArgumentException.class,
                () -> scores.update(new double[4], new double[] {0, 0, 0, Double.NEGATIVE_INFINITY}));
        assertEquals("targets: sample 1 has -Infinity; regression scores need finite numbers.", target.getMessage());
        var predicted = assertThrows(
                IllegalArgumentException.class, () -> scores.update(new double[] {Double.NaN, 0}, new double[2]));
        assertEquals("predictions: sample 0 has NaN; regression scores need finite numbers.", predicted.getMessage());
        assertEquals(0, scores.samples());
    }

    @Test
    void refusesLengthsThatDoNotFit() {
        RegressionScores scores = new RegressionScores(2);
        var lengths = assertThrows(IllegalArgumentException.class, () -> scores.update(new double[2], new double[4]));
        assertEquals(
                "targets: every prediction needs one target, got 2 predictions and 4 targets.", lengths.getMessage());
        var multiple = assertThrows(IllegalArgumentException.class, () -> scores.update(new double[3], new double[3]));
        assertEquals("targets: 3 numbers are no multiple of the 2 outputs of a sample.", multiple.getMessage());
        assertThrows(IllegalArgumentException.class, () -> scores.merge(new RegressionScores()));
        assertThrows(IllegalArgumentException.class, () -> new RegressionScores(0));
    }

    @Test
    void refusesToScoreNoSamples() {
        RegressionScores scores = new RegressionScores();
        scores.update(new double[0], new double[0]);
        var error = assertThrows(IllegalStateException.class, scores::r2);
        assertEquals("r2: there is no sample yet; call update(...) or add(...) before reading it.", error.getMessage());
        assertThrows(IllegalStateException.class, scores::mse);
    }
}
