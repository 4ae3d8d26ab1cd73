package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.data.Dataset;
import cairn.data.source.Iris;
import cairn.data.transform.Normalize;
import cairn.nn.BatchNorm1d;
import cairn.nn.Dropout;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.AdamW;
import cairn.optim.Optimizer;
import cairn.optim.SGD;
import cairn.optim.schedule.StepLR;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A training whose steps are planned ends, bit for bit, where one without plans does.
class PlannedTrainerTest {
    private static final Objective CLASSES = Objective.classification(new CrossEntropyLoss());
    private static final TrainOptions OPTIONS =
            TrainOptions.defaults().batchSize(16).seed(5); // 120 samples: the last batch has 8
    private static final int EPOCHS = 8;

    private static Dataset data() {
        Dataset iris = Iris.load().train();
        return iris.map(Normalize.fit(iris)).take(120);
    }

    /// A network, its optimizer, and what it went through.
    private static final class Run {
        final Layer model = Rng.with(
                Rng.of(2),
                () -> new Sequential(
                        new Linear(4, 12), new BatchNorm1d(12), new ReLU(), new Dropout(0.2), new Linear(12, 3)));
        final Optimizer<?> optimizer;
        final Trainer trainer;
        final List<Double> losses = new ArrayList<>();

        Run(TrainOptions options, Function<List<Tensor>, Optimizer<?>> optimizer) {
            this.optimizer = optimizer.apply(model.parameters());
            trainer = new Trainer(model, CLASSES, this.optimizer, options).listen(e -> {
                if (e instanceof TrainingEvent.BatchDone b) losses.add(b.loss());
            });
        }

        Run(TrainOptions options) {
            this(options, p -> new AdamW(p, 0.01));
        }

        Run fit(int epochs) {
            trainer.fit(data(), data(), epochs);
            return this;
        }
    }

    private static void assertSame(Run expected, Run run) {
        assertEquals(expected.losses, run.losses);
        Map<String, Tensor> weights = expected.model.stateDict();
        run.model
                .stateDict()
                .forEach((name, t) -> assertArrayEquals(weights.get(name).toFloatArray(), t.toFloatArray(), name));
    }

    private static String explanation(Run run) {
        return run.trainer.explainPlans();
    }

    @TestFactory
    Stream<DynamicTest> everyWayToTrain() {
        Map<String, TrainOptions> ways = new LinkedHashMap<>();
        ways.put("plain", OPTIONS);
        ways.put("gradients clipped", OPTIONS.clip(new Clip.Norm(0.5f)));
        ways.put("entries clipped", OPTIONS.clip(new Clip.Value(0.01f)));
        ways.put("weights averaged", OPTIONS.emaDecay(0.9));
        ways.put("two batches a step", OPTIONS.accumulate(2));
        ways.put(
                "five batches a step",
                OPTIONS.batchSize(8).accumulate(5).clip(new Clip.Norm(1)).emaDecay(0.5));
        return ways.entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    Run planned = new Run(e.getValue()).fit(EPOCHS);
                    assertSame(new Run(e.getValue().plans(false)).fit(EPOCHS), planned);
                    assertTrue(explanation(planned).contains(": planned"), () -> explanation(planned));
                }));
    }

    @Test
    void everyStepIsWhatTheProgramDoes() {
        System.setProperty("cairn.plan.verify", "true");
        try {
            TrainOptions options = OPTIONS.batchSize(8).accumulate(4).clip(new Clip.Norm(1));
            Run verified = new Run(options).fit(EPOCHS);
            assertSame(new Run(options.plans(false)).fit(EPOCHS), verified);
        } finally {
            System.clearProperty("cairn.plan.verify");
        }
    }

    @Test
    void followsSchedulesOfStepsAndOfEpochs() {
        for (Scheduling.Unit unit : Scheduling.Unit.values()) {
            List<Run> runs = List.of(new Run(OPTIONS.plans(false)), new Run(OPTIONS));
            for (Run run : runs) {
                run.trainer.schedule(new Scheduling(new StepLR(run.optimizer, 3, 0.7), unit));
                run.fit(EPOCHS);
            }
            assertSame(runs.get(0), runs.get(1));
        }
    }

    @Test
    void goesOnWhereItWasStoppedInTheMiddleOfAnEpoch(@TempDir Path folder) {
        Run whole = new Run(OPTIONS.plans(false)).fit(EPOCHS);
        TrainOptions saving = OPTIONS.checkpoints(Checkpoints.in(folder));
        Run stopped = new Run(saving);
        stopped.trainer.listen(e -> {
            if (e instanceof TrainingEvent.BatchDone b && b.step() == 43) stopped.trainer.stop();
        });
        stopped.fit(EPOCHS);
        assertEquals(43, stopped.losses.size());
        Run resumed = new Run(saving);
        resumed.trainer.resume(folder);
        resumed.fit(EPOCHS);
        resumed.losses.addAll(0, stopped.losses);
        assertSame(whole, resumed);
    }

    @Test
    void namesTheStepAfterWhichTheLossIsNotFinite() {
        List<String> messages = new ArrayList<>();
        for (boolean plans : new boolean[] {false, true}) {
            Run run = new Run(OPTIONS.plans(plans), p -> new SGD(p, 1));
            run.trainer.listen(e -> {
                if (e instanceof TrainingEvent.BatchDone b && b.step() == 40) run.optimizer.lr(1e30);
            });
            messages.add(assertThrows(TrainingDivergedException.class, () -> run.fit(50))
                    .getMessage());
        }
        assertEquals(messages.get(0), messages.get(1));
    }

    @Test
    void trainsAsBeforeWhatCannotBePlanned() {
        List<Run> runs = List.of(new Run(OPTIONS.plans(false)), new Run(OPTIONS));
        int[] calls = {0, 0};
        for (int i = 0; i < 2; i++) {
            int run = i;
            runs.get(i).model.registerForwardHook((layer, in, out) -> {
                calls[run]++;
                return out.mul(0.5);
            });
            runs.get(i).fit(EPOCHS);
        }
        assertSame(runs.get(0), runs.get(1));
        assertEquals(calls[0], calls[1]);
        assertTrue(explanation(runs.get(1)).contains("calls the hooks of a layer"), explanation(runs.get(1)));
    }

    @Test
    void trainsUnderAnomalyDetection() {
        Autograd.detectAnomaly(true);
        try {
            Run run = new Run(OPTIONS).fit(2);
            assertTrue(explanation(run).startsWith("Not planned yet"), explanation(run));
        } finally {
            Autograd.detectAnomaly(false);
        }
    }
}
