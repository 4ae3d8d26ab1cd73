package cairn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.nn.BatchNorm1d;
import cairn.nn.Dropout;
import cairn.nn.LayerNorm;
import cairn.nn.LazyLinear;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.Sigmoid;
import cairn.nn.Tanh;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.schedule.StepLR;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Training steps from a plan do, bit for bit, what the same steps do eagerly.
class PlannedTrainingTest {
    private static final int STEPS = 20;
    private static final Map<String, Function<List<Tensor>, Optimizer<?>>> OPTIMIZERS = new LinkedHashMap<>();

    static {
        OPTIMIZERS.put("SGD", p -> new SGD(p, 0.1));
        OPTIMIZERS.put(
                "SGD with momentum",
                p -> new SGD(
                        p, SGD.defaults().lr(0.1).momentum(0.9).nesterov(true).weightDecay(0.01)));
        OPTIMIZERS.put("RMSprop", p -> new RMSprop(p, 0.01));
        OPTIMIZERS.put("Adam", p -> new Adam(p, 0.01));
        OPTIMIZERS.put("AdamW", p -> new AdamW(p, AdamW.defaults().lr(0.01).amsgrad(true)));
        OPTIMIZERS.put("Adagrad", p -> new Adagrad(p, 0.01));
        OPTIMIZERS.put("Adadelta", p -> new Adadelta(p, 1));
        OPTIMIZERS.put("Adamax", p -> new Adamax(p, 0.01));
        OPTIMIZERS.put("NAdam", p -> new NAdam(p, 0.01));
        OPTIMIZERS.put("RAdam", p -> new RAdam(p, 0.01));
        OPTIMIZERS.put("Lion", p -> new Lion(p, 0.01));
    }

    /// A model in training, and the step that trains it.
    private static final class Training {
        final Sequential model;
        final Optimizer<?> optimizer;
        final Rng rng = Rng.of(3);
        final CrossEntropyLoss lossFunction = new CrossEntropyLoss().labelSmoothing(0.1);

        Training(Function<List<Tensor>, Optimizer<?>> optimizer) {
            model = Rng.with(
                    Rng.of(1),
                    () -> new Sequential(
                            new Linear(4, 9),
                            new BatchNorm1d(9),
                            new ReLU(),
                            new Dropout(0.3),
                            new Linear(9, 6),
                            new LayerNorm(6),
                            new Tanh(),
                            new Linear(6, 3)));
            this.optimizer = optimizer.apply(model.parameters());
        }

        Tensor step(Tensor x, Tensor y) {
            Tensor loss = lossFunction.forward(model.forward(x), y);
            loss.backward();
            ClipGrad.norm(model.parameters(), 1);
            optimizer.step();
            optimizer.zeroGrad();
            return loss;
        }

        Tensor eager(int batch) {
            return Rng.with(rng, () -> step(samples(batch), labels(batch)));
        }

        Tensor planned(Plan plan, int batch) {
            return Rng.with(rng, () -> plan.run(samples(batch), labels(batch)));
        }
    }

    private static Tensor samples(int batch) {
        return Tensor.randn(Rng.of(batch), 8, 4);
    }

    private static Tensor labels(int batch) {
        return Tensor.randint(Rng.of(batch), 0, 3, 8);
    }

    private static void assertSameState(Training a, Training b) {
        var expected = a.model.stateDict();
        b.model
                .stateDict()
                .forEach((name, t) -> assertArrayEquals(expected.get(name).toFloatArray(), t.toFloatArray(), name));
    }

    private static void assertSameSteps(Training eager, Training planned, Plan plan, int steps) {
        for (int i = 0; i < steps; i++)
            assertEquals(eager.eager(i).item(), planned.planned(plan, i).item(), "loss of step " + i);
        assertTrue(plan.isPlanned(), plan.explain());
        assertSameState(eager, planned);
    }

    @TestFactory
    Stream<DynamicTest> everyOptimizer() {
        return OPTIMIZERS.entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    Training eager = new Training(e.getValue());
                    Training planned = new Training(e.getValue());
                    assertSameSteps(eager, planned, Plan.of(planned::step), STEPS);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOptimizerVerified() {
        return OPTIMIZERS.entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    System.setProperty("cairn.plan.verify", "true");
                    try {
                        Training eager = new Training(e.getValue());
                        Training planned = new Training(e.getValue());
                        assertSameSteps(eager, planned, Plan.of(planned::step), STEPS);
                    } finally {
                        System.clearProperty("cairn.plan.verify");
                    }
                }));
    }

    private static Training adam() {
        return new Training(OPTIMIZERS.get("Adam"));
    }

    @Test
    void followsASchedule() {
        Training eager = adam();
        Training planned = adam();
        Plan plan = Plan.of(planned::step);
        var schedules = List.of(new StepLR(eager.optimizer, 3, 0.5), new StepLR(planned.optimizer, 3, 0.5));
        for (int i = 0; i < STEPS; i++) {
            eager.eager(i);
            planned.planned(plan, i);
            schedules.forEach(s -> s.step());
        }
        assertTrue(plan.isPlanned());
        assertSameState(eager, planned);
    }

    @Test
    void takesUpAStateThatIsLoaded() {
        Training eager = adam();
        Training planned = adam();
        Plan plan = Plan.of(planned::step);
        assertSameSteps(eager, planned, plan, STEPS);
        var before = planned.optimizer.stateDict();
        assertSameSteps(eager, planned, plan, STEPS);
        for (Training t : List.of(eager, planned)) t.optimizer.loadStateDict(before);
        assertSameSteps(eager, planned, plan, STEPS);
    }

    @Test
    void trainsAGroupThatIsAdded() {
        Training eager = new Training(p -> new SGD(p.subList(0, 4), 0.1));
        Training planned = new Training(p -> new SGD(p.subList(0, 4), 0.1));
        Plan plan = Plan.of(planned::step);
        assertSameSteps(eager, planned, plan, STEPS);
        for (Training t : List.of(eager, planned)) {
            var rest = t.model.parameters().subList(4, t.model.parameters().size());
            ((SGD) t.optimizer).addGroup(rest, SGD.defaults().lr(0.01));
        }
        assertSameSteps(eager, planned, plan, STEPS);
    }

    @Test
    void leavesFrozenLayersAlone() {
        Training eager = adam();
        Training planned = adam();
        Plan plan = Plan.of(planned::step);
        assertSameSteps(eager, planned, plan, STEPS);
        for (Training t : List.of(eager, planned)) t.model.get(0).freeze();
        assertSameSteps(eager, planned, plan, STEPS);
        for (Training t : List.of(eager, planned)) t.model.get(0).unfreeze();
        assertSameSteps(eager, planned, plan, STEPS);
    }

    @Test
    void runsInTheModeTheLayersAreIn() {
        Training eager = adam();
        Training planned = adam();
        Plan plan = Plan.of(planned::step);
        for (boolean mode : new boolean[] {true, false, true, false}) {
            for (Training t : List.of(eager, planned)) t.model.train(mode);
            assertSameSteps(eager, planned, plan, STEPS);
        }
        assertEquals(2, plan.explain().lines().count(), plan::explain);
    }

    @Test
    void callsHooksEachTime() {
        Training planned = adam();
        Plan plan = Plan.of(planned::step);
        for (int i = 0; i < STEPS; i++) planned.planned(plan, i);
        int[] calls = {0};
        var handle = planned.model.get(0).registerForwardHook((layer, in, out) -> {
            calls[0]++;
            return null;
        });
        for (int i = 0; i < STEPS; i++) planned.planned(plan, i);
        assertEquals(STEPS, calls[0]);
        assertFalse(plan.isPlanned());
        assertTrue(plan.explain().contains("calls the hooks of a layer"), plan.explain());
        handle.remove();
        planned.planned(plan, 0);
        assertTrue(plan.isPlanned());
    }

    @Test
    void plansAModelThatLearnsItsSizesFirst() {
        Sequential model = new Sequential(new LazyLinear(5), new Sigmoid(), new LazyLinear(3));
        Optimizer<?>[] optimizer = new Optimizer<?>[1];
        Plan plan = Plan.of((x, y) -> {
            Tensor loss = new CrossEntropyLoss().forward(model.forward(x), y);
            if (optimizer[0] == null) optimizer[0] = new SGD(model.parameters(), 0.1);
            loss.backward();
            optimizer[0].step();
            optimizer[0].zeroGrad();
            return loss;
        });
        float first = plan.runItem(samples(0), labels(0));
        for (int i = 0; i < STEPS; i++) plan.runItem(samples(0), labels(0));
        assertTrue(plan.isPlanned(), plan.explain());
        assertTrue(plan.runItem(samples(0), labels(0)) < first);
    }
}
