package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.data.source.Disc;
import cairn.data.source.Iris;
import cairn.data.transform.Normalize;
import cairn.nn.BatchNorm1d;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.Sigmoid;
import cairn.nn.loss.BCELoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.optim.SGD;
import cairn.optim.schedule.ReduceLROnPlateau;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Objective CLASSES = Objective.classification(new CrossEntropyLoss());

    private static Layer iris(long seed) {
        return Rng.with(Rng.of(seed), () -> Mlp.of(4, 16, 3));
    }

    private static TrainTest irisData() {
        TrainTest data = Iris.load();
        Normalize scale = Normalize.fit(data.train());
        return new TrainTest(data.train().map(scale), data.test().map(scale));
    }

    private static Trainer trainer(Layer model, TrainOptions options) {
        return new Trainer(model, CLASSES, new Adam(model.parameters(), 0.01), options);
    }

    @Test
    void learnsTheDigits() {
        TrainTest data = Digits.load();
        Layer model = Rng.with(
                Rng.of(1),
                () -> new Sequential(new Flatten(), new Linear(64, 64), new cairn.nn.ReLU(), new Linear(64, 10)));
        var trainer = new Trainer(
                model,
                CLASSES,
                new Adam(model.parameters(), 3e-3),
                TrainOptions.defaults().batchSize(64));
        trainer.fit(data.train(), 12);
        assertTrue(trainer.evaluate(data.test()).accuracy() >= 0.96);
    }

    @Test
    void learnsTheDiscFromOneProbability() {
        TrainTest data = Disc.load();
        Layer model = Rng.with(
                Rng.of(2),
                () -> new Sequential(
                        new Linear(2, 25),
                        new cairn.nn.ReLU(),
                        new Linear(25, 25),
                        new cairn.nn.ReLU(),
                        new Linear(25, 1),
                        new Sigmoid()));
        var objective = new Objective(new BCELoss(), TargetKind.ZERO_ONE, OutputKind.BINARY_PROBABILITY);
        var trainer = new Trainer(
                model,
                objective,
                new Adam(model.parameters(), 0.01),
                TrainOptions.defaults().batchSize(50));
        trainer.fit(data.train(), 40);
        assertTrue(trainer.evaluate(data.test()).accuracy() >= 0.95);
    }

    @Test
    void dependsOnTheSeedAlone() {
        List<double[]> losses = new ArrayList<>();
        for (int i = 0; i < 2; i++)
            losses.add(trainer(iris(1), TrainOptions.defaults().seed(9))
                    .fit(irisData().train(), 3)
                    .trainLosses());
        assertArrayEquals(losses.get(0), losses.get(1));
    }

    @Test
    void leavesOutALastBatchOfOneSampleForBatchNormalisation() {
        Dataset data = irisData().train().take(33);
        Layer model = new Sequential(new Linear(4, 5), new BatchNorm1d(5), new Linear(5, 3));
        TrainOptions options = TrainOptions.defaults().batchSize(16);
        var e = assertThrows(ShapeException.class, () -> trainer(model, options).fit(data, 1));
        assertEquals(
                "BatchNorm1d(5): batchNorm: training needs more than one value per channel, got [1, 5]. Use a larger batch, or eval()."
                        + " The last batch of the epoch has a single sample: leave it out by TrainOptions.dropLast(true), on the command line --drop-last.",
                e.getMessage());
        trainer(model, options.dropLast(true)).fit(data, 2);
        assertEquals(6, model.namedBuffers().get("1.num_batches_tracked").itemLong(), "two batches an epoch");
        trainer(model, options.dropLast(true).trial(TrainOptions.Trial.OVERFIT_ONE_BATCH))
                .fit(data.take(5), 1);
        assertEquals(7, model.namedBuffers().get("1.num_batches_tracked").itemLong(), "a trial has one batch");
    }

    @Test
    void averagesAccumulatedBatchesLikeOneLargeBatch() {
        Dataset data = irisData().train().take(96);
        Layer small = iris(1);
        Layer large = iris(1);
        new Trainer(
                        small,
                        CLASSES,
                        new SGD(small.parameters(), 0.1),
                        TrainOptions.defaults().batchSize(16).accumulate(2).seed(4))
                .fit(data, 1);
        new Trainer(
                        large,
                        CLASSES,
                        new SGD(large.parameters(), 0.1),
                        TrainOptions.defaults().batchSize(32).seed(4))
                .fit(data, 1);
        assertArrayEquals(
                large.parameters().getFirst().toFloatArray(),
                small.parameters().getFirst().toFloatArray(),
                1e-5f);
    }

    @Test
    void bringsTheBestWeightsBackWhenItStopsEarly() {
        TrainTest data = irisData();
        Layer model = iris(3);
        var options = TrainOptions.defaults().earlyStopping(EarlyStopping.patience(3));
        var trainer = new Trainer(
                model, CLASSES, new Adam(model.parameters(), 0.5), options); // so fast that it gets worse soon
        History history = trainer.fit(data.train(), data.test(), 200);
        assertEquals(StopReason.EARLY_STOPPING, history.reason());
        assertEquals(history.epochs().size(), history.bestEpoch() + 3);
        double best = history.epochs().get(history.bestEpoch() - 1).validation("loss");
        assertEquals(best, trainer.evaluate(data.test()).loss(), 1e-6);
    }

    @Test
    void stopsAtItsLimits() {
        Dataset data = irisData().train();
        assertEquals(
                StopReason.MAX_STEPS,
                trainer(iris(1), TrainOptions.defaults().maxSteps(6))
                        .fit(data, 50)
                        .reason());
        assertEquals(
                StopReason.MAX_TIME,
                trainer(iris(1), TrainOptions.defaults().maxTime(Duration.ofMillis(50)))
                        .fit(data, 1_000_000)
                        .reason());
        assertEquals(
                StopReason.CONVERGED,
                trainer(iris(1), TrainOptions.defaults().tolerance(0.05))
                        .fit(data, 500)
                        .reason());
    }

    @Test
    void evaluatesEveryNthEpochAndTheLast() {
        TrainTest data = irisData();
        History h = trainer(iris(1), TrainOptions.defaults().evaluateEvery(2)).fit(data.train(), data.test(), 5);
        assertEquals(
                List.of(false, true, false, true, true),
                h.epochs().stream().map(e -> e.validation() != null).toList());
    }

    @Test
    void limitsGradients() {
        Dataset data = irisData().train();
        Layer model = iris(1);
        float[] before = model.parameters().getFirst().toFloatArray();
        var options = TrainOptions.defaults().batchSize(120).clip(new Clip.Norm(1e-3f));
        new Trainer(model, CLASSES, new SGD(model.parameters(), 1), options).fit(data, 1);
        double moved = 0;
        float[] after = model.parameters().getFirst().toFloatArray();
        for (int i = 0; i < after.length; i++) moved += Math.pow(after[i] - before[i], 2);
        assertTrue(Math.sqrt(moved) <= 1.01e-3, "moved " + Math.sqrt(moved));
    }

    @Test
    void keepsTheAveragedWeights() {
        Dataset data = irisData().train();
        Layer averaged = iris(1);
        Layer last = iris(1);
        trainer(averaged, TrainOptions.defaults().emaDecay(0.9)).fit(data, 2);
        trainer(last, TrainOptions.defaults()).fit(data, 2);
        float[] a = averaged.parameters().getFirst().toFloatArray();
        float[] l = last.parameters().getFirst().toFloatArray();
        float[] start = iris(1).parameters().getFirst().toFloatArray();
        for (int i = 0; i < a.length; i += 7)
            assertTrue(Math.abs(a[i] - start[i]) <= Math.abs(l[i] - start[i]) + 0.05f);
        assertTrue(a[0] != l[0]);
    }

    @Test
    void triesEverythingInAFastDevRun() {
        TrainTest data = irisData();
        var options = TrainOptions.defaults().batchSize(8).trial(TrainOptions.Trial.FAST_DEV_RUN);
        History h = trainer(iris(1), options).fit(data.train(), data.test(), 50);
        assertEquals(StopReason.TRIAL, h.reason());
        assertEquals(3, h.epochs().getFirst().steps());
    }

    @Test
    void drivesOneBatchToZeroLoss() {
        var options = TrainOptions.defaults().batchSize(8).trial(TrainOptions.Trial.OVERFIT_ONE_BATCH);
        History h = trainer(iris(1), options).fit(irisData().train(), 300);
        assertTrue(
                h.epochs().getLast().trainLoss() < 0.01,
                "loss " + h.epochs().getLast().trainLoss());
    }

    @Test
    void saysWhereTheNumbersWentWrong() {
        Layer model = iris(1);
        Tensor weight = model.namedParameters().get("2.weight");
        weight.detach().fillInPlace(Float.NaN);
        var e = assertThrows(
                TrainingDivergedException.class,
                () -> trainer(model, TrainOptions.defaults()).fit(irisData().train(), 1));
        assertTrue(e.getMessage().contains("epoch 1, step 1") && e.getMessage().contains("2.weight"), e.getMessage());
    }

    @Test
    void namesTheLayerWhoseOutputIsNoNumber() {
        var model = new Sequential(new Linear(4, 3));
        model.namedParameters().get("0.weight").detach().fillInPlace(3e38);
        var e = assertThrows(
                TrainingDivergedException.class,
                () -> trainer(model, TrainOptions.defaults()).fit(irisData().train(), 1));
        assertTrue(e.getMessage().contains("the output of layer \"0\", new Linear(4, 3). A smaller"), e.getMessage());
    }

    @Test
    void lowersTheRateOnAPlateau() {
        TrainTest data = irisData();
        Layer model = iris(1);
        var optimizer = new SGD(model.parameters(), 1e-9); // learns nothing
        var plateau = new ReduceLROnPlateau(optimizer, ReduceLROnPlateau.Mode.MIN, 0.1, 1, 0, 0);
        new Trainer(model, CLASSES, optimizer, TrainOptions.defaults())
                .schedule(Scheduling.perEpoch(plateau))
                .fit(data.train(), data.test(), 3);
        assertTrue(optimizer.lr() <= 1e-9);
    }

    @Test
    void findsALearningRateBetweenTooSmallAndTooLarge() {
        Layer model = iris(1);
        float[] before = model.parameters().getFirst().toFloatArray();
        var found = LrFinder.run(
                model,
                CLASSES,
                new SGD(model.parameters(), 0.1),
                irisData().train(),
                TrainOptions.defaults(),
                1e-5,
                100,
                100);
        assertTrue(found.suggestion() > 1e-3 && found.suggestion() < 10, "suggested " + found.suggestion());
        assertArrayEquals(before, model.parameters().getFirst().toFloatArray());
    }

    @Test
    void crossValidatesWithMeanAndDeviation() {
        Dataset data = irisData().train();
        CrossValidation cv = CrossValidation.run(data, 5, 1, fold -> {
            var trainer = trainer(iris(1), TrainOptions.defaults());
            trainer.fit(fold.train(), 10);
            return trainer.evaluate(fold.validation());
        });
        Map<String, CrossValidation.Score> scores = cv.scores();
        assertEquals(5, cv.folds().size());
        assertTrue(scores.get("accuracy").mean() > 0.8 && scores.get("accuracy").std() < 0.2, scores.toString());
    }

    @Test
    void refusesEarlyStoppingWithoutAValidationSet() {
        var options = TrainOptions.defaults().earlyStopping(EarlyStopping.patience(2));
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer(iris(1), options).fit(irisData().train(), 2));
    }

    @Test
    void namesTheScoresThereAreWhenAWatchedOneIsMissing() {
        TrainTest data = irisData();
        var options =
                TrainOptions.defaults().earlyStopping(EarlyStopping.patience(2).watching("acuracy", true));
        var e = assertThrows(
                IllegalArgumentException.class, () -> trainer(iris(1), options).fit(data.train(), data.test(), 2));
        assertTrue(e.getMessage().contains("macro_f1"), e.getMessage());
    }
}
