package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Dataset;
import cairn.data.TensorDataset;
import cairn.data.source.Iris;
import cairn.data.transform.Normalize;
import cairn.metrics.RegressionScores;
import cairn.nn.Linear;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetScalingTest {
    /// Prices around 400,000 that are a line through one feature.
    private static Dataset houses() {
        Tensor x = Tensor.randn(Rng.of(3), 200, 1);
        return new TensorDataset(x, x.mul(90_000).add(400_000));
    }

    private static RegressionScores learn(Objective objective) {
        Rng.seed(1);
        var model = new Linear(1, 1);
        var trainer = new Trainer(model, objective, new Adam(model.parameters(), 0.05), TrainOptions.defaults());
        trainer.fit(houses(), 20);
        return trainer.evaluate(houses()).regression().orElseThrow();
    }

    @Test
    void learnsPricesThatItDoesNotLearnUnscaled() {
        Objective plain = Objective.regression(new MSELoss());
        assertTrue(learn(plain).r2() < 0, "unscaled, twenty epochs do not even reach the mean");
        RegressionScores scores = learn(plain.scaled(Normalize.fitTargets(houses())));
        assertTrue(scores.r2() > 0.999);
        assertTrue(scores.mae() > 1 && scores.mae() < 3_000, "errors are prices: " + scores.mae());
    }

    @Test
    void takesTheLossOfScaledTargetsAndGivesValuesInTheirUnit() {
        Objective objective =
                Objective.regression(new MSELoss()).scaled(new Normalize(List.of(10f, -2f), List.of(4f, 0.5f)));
        Tensor output = Tensor.of(new float[][] {{1, 1}, {0, -1}});
        Tensor target = Tensor.of(new float[][] {{14, -2}, {10, -2}}); // scaled: {{1, 0}, {0, 0}}
        assertEquals(0.5f, objective.lossOf(output, target).item(), 1e-6f);
        assertArrayEquals(
                new float[] {14, -1.5f, 10, -2.5f}, objective.values(output).toFloatArray(), 1e-6f);
    }

    @Test
    void fitsOneMeanAndDeviationPerColumn() {
        Tensor y = Tensor.of(new float[][] {{1, 7, 0}, {3, 7, 10}});
        Normalize fitted = Normalize.fitTargets(new TensorDataset(Tensor.zeros(2, 4), y));
        assertEquals(new Normalize(List.of(2f, 7f, 5f), List.of(1f, 1f, 5f)), fitted);
        Tensor single = Tensor.of(new float[] {1, 3, 5});
        assertEquals(
                List.of(3f),
                Normalize.fitTargets(new TensorDataset(Tensor.zeros(3, 4), single))
                        .mean());
    }

    @Test
    void refusesToScaleClasses() {
        Dataset iris = Iris.load().train();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Normalize.fitTargets(iris))
                .getMessage()
                .contains("are not numbers to predict"));
        Objective classes = Objective.classification(new CrossEntropyLoss());
        assertThrows(IllegalArgumentException.class, () -> classes.scaled(Normalize.of(0, 1)));
    }
}
