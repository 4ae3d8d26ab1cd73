package cairn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.optim.schedule.ChainedScheduler;
import cairn.optim.schedule.ConstantLR;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.optim.schedule.CosineAnnealingWarmRestarts;
import cairn.optim.schedule.CyclicLR;
import cairn.optim.schedule.ExponentialLR;
import cairn.optim.schedule.LambdaLR;
import cairn.optim.schedule.LinearLR;
import cairn.optim.schedule.MultiStepLR;
import cairn.optim.schedule.MultiplicativeLR;
import cairn.optim.schedule.OneCycleLR;
import cairn.optim.schedule.PolynomialLR;
import cairn.optim.schedule.ReduceLROnPlateau;
import cairn.optim.schedule.Schedule;
import cairn.optim.schedule.SequentialLR;
import cairn.optim.schedule.StepLR;
import cairn.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Optimizers and schedules against PyTorch, step by step. The numbers come from `trajectories.py` beside `trajectories.txt`.
class TrajectoryTest {
    private static final Map<String, Function<List<Tensor>, Optimizer<?>>> OPTIMIZERS = new LinkedHashMap<>();
    private static final Map<String, Function<Optimizer<?>, Schedule>> SCHEDULES = new LinkedHashMap<>();

    static {
        OPTIMIZERS.put("sgd", p -> new SGD(p, 0.1));
        OPTIMIZERS.put("sgd-momentum", p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9)));
        OPTIMIZERS.put(
                "sgd-dampening",
                p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9).dampening(0.9)));
        OPTIMIZERS.put(
                "sgd-nesterov-decay",
                p -> new SGD(
                        p, SGD.defaults().lr(0.1).momentum(0.9).nesterov(true).weightDecay(0.01)));
        OPTIMIZERS.put("adam", p -> new Adam(p, Adam.defaults()));
        OPTIMIZERS.put(
                "adam-amsgrad-decay",
                p -> new Adam(
                        p,
                        Adam.defaults().lr(0.02).betas(0.8, 0.95).amsgrad(true).weightDecay(0.1)));
        OPTIMIZERS.put("adamw", p -> new AdamW(p, AdamW.defaults()));
        OPTIMIZERS.put(
                "adamw-amsgrad",
                p -> new AdamW(p, AdamW.defaults().lr(0.02).amsgrad(true).weightDecay(0.1)));
        OPTIMIZERS.put("rmsprop", p -> new RMSprop(p, RMSprop.defaults()));
        OPTIMIZERS.put(
                "rmsprop-centered-momentum",
                p -> new RMSprop(
                        p,
                        RMSprop.defaults()
                                .lr(0.02)
                                .alpha(0.9)
                                .centered(true)
                                .momentum(0.8)
                                .weightDecay(0.01)));
        OPTIMIZERS.put("adagrad", p -> new Adagrad(p, Adagrad.defaults()));
        OPTIMIZERS.put(
                "adagrad-decay",
                p -> new Adagrad(
                        p,
                        Adagrad.defaults()
                                .lr(0.1)
                                .lrDecay(0.01)
                                .weightDecay(0.1)
                                .initialAccumulator(0.5)));
        OPTIMIZERS.put("adadelta", p -> new Adadelta(p, Adadelta.defaults()));
        OPTIMIZERS.put(
                "adadelta-decay",
                p -> new Adadelta(p, Adadelta.defaults().lr(0.5).rho(0.8).weightDecay(0.1)));
        OPTIMIZERS.put("adamax", p -> new Adamax(p, Adamax.defaults()));
        OPTIMIZERS.put(
                "adamax-decay",
                p -> new Adamax(p, Adamax.defaults().lr(0.05).betas(0.8, 0.9).weightDecay(0.1)));
        OPTIMIZERS.put("nadam", p -> new NAdam(p, NAdam.defaults()));
        OPTIMIZERS.put(
                "nadam-decay",
                p -> new NAdam(
                        p,
                        NAdam.defaults()
                                .lr(0.05)
                                .betas(0.8, 0.9)
                                .weightDecay(0.1)
                                .momentumDecay(0.01)));
        OPTIMIZERS.put("radam", p -> new RAdam(p, RAdam.defaults()));
        OPTIMIZERS.put(
                "radam-decay",
                p -> new RAdam(p, RAdam.defaults().lr(0.05).betas(0.8, 0.9).weightDecay(0.1)));

        SCHEDULES.put("step", o -> new StepLR(o, 3, 0.5));
        SCHEDULES.put("multi-step", o -> new MultiStepLR(o, 0.3, 2, 7, 7, 11));
        SCHEDULES.put("constant", o -> new ConstantLR(o, 0.5, 4));
        SCHEDULES.put("linear", o -> new LinearLR(o, 0.25, 0.75, 6));
        SCHEDULES.put("exponential", o -> new ExponentialLR(o, 0.9));
        SCHEDULES.put("polynomial", o -> new PolynomialLR(o, 12, 2));
        SCHEDULES.put("cosine", o -> new CosineAnnealingLR(o, 8, 0.01));
        SCHEDULES.put("restarts", o -> new CosineAnnealingWarmRestarts(o, 3, 2, 0.01));
        SCHEDULES.put("one-cycle", o -> new OneCycleLR(o, 0.5, 20));
        SCHEDULES.put("cyclic", o -> new CyclicLR(o, 0.01, 0.2, 4, 3, CyclicLR.Mode.TRIANGULAR));
        SCHEDULES.put("cyclic-halving", o -> new CyclicLR(o, 0.01, 0.2, 2, 3, CyclicLR.Mode.TRIANGULAR2));
        SCHEDULES.put("lambda", o -> new LambdaLR(o, t -> Math.pow(0.9, t * t)));
        SCHEDULES.put("multiplicative", o -> new MultiplicativeLR(o, t -> 1 - t / 100.0));
        SCHEDULES.put("chained", o -> new ChainedScheduler(new ConstantLR(o, 0.2, 3), new ExponentialLR(o, 0.9)));
        SCHEDULES.put(
                "warmup-cosine", o -> new ChainedScheduler(new LinearLR(o, 0.25, 1, 3), new CosineAnnealingLR(o, 15)));
        SCHEDULES.put(
                "sequential",
                o -> new SequentialLR(
                        new int[] {5, 15},
                        new LinearLR(o, 0.1, 1, 5),
                        new CosineAnnealingLR(o, 10),
                        new ExponentialLR(o, 0.8)));
        SCHEDULES.put("plateau", o -> new ReduceLROnPlateau(o, ReduceLROnPlateau.Mode.MIN, 0.5, 2, 1, 0.01));
    }

    private static Map<String, List<double[]>> recorded(String kind) {
        Map<String, List<double[]>> cases = new LinkedHashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                TrajectoryTest.class.getResourceAsStream("trajectories.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] w = line.split(" ");
                if (!w[0].equals(kind)) continue;
                double[] values =
                        Stream.of(w).skip(3).mapToDouble(Double::parseDouble).toArray();
                cases.computeIfAbsent(w[1], k -> new ArrayList<>()).add(values);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return cases;
    }

    private static List<Tensor> parameters() {
        return List.of(
                Tensor.of(new float[] {0.5f, -1, 1.5f, 0.25f, -0.75f, 2}, 3, 2).requiresGrad(true),
                Tensor.of(new float[] {0.1f, -0.2f}).requiresGrad(true));
    }

    private static void setGradients(List<Tensor> parameters, int t) {
        int i = 0;
        for (Tensor p : parameters) {
            float[] g = p.toFloatArray();
            for (int k = 0; k < g.length; k++) g[k] = (float) Math.cos(0.7 * (i + k) + 0.3 * t) + 0.1f * g[k];
            i += g.length;
            p.setGrad(Tensor.of(g, p.shape().dims()));
        }
    }

    @TestFactory
    Stream<DynamicTest> optimizersFollowPyTorch() {
        return recorded("optimizer").entrySet().stream()
                .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> followOptimizer(c.getKey(), c.getValue())));
    }

    private static void followOptimizer(String name, List<double[]> steps) {
        List<Tensor> ps = parameters();
        Optimizer<?> optimizer = OPTIMIZERS.get(name).apply(ps);
        for (int t = 1; t <= steps.size(); t++) {
            setGradients(ps, t);
            optimizer.step();
            if (t == 12) { // a state dict carries everything over
                Optimizer<?> fresh = OPTIMIZERS.get(name).apply(ps);
                fresh.loadStateDict(optimizer.stateDict());
                optimizer = fresh;
            }
            int i = 0;
            for (Tensor p : ps)
                for (float v : p.toFloatArray()) {
                    double expected = steps.get(t - 1)[i++];
                    assertEquals(expected, v, 1e-5 + 1e-5 * Math.abs(expected), "step " + t + ", element " + (i - 1));
                }
        }
    }

    @TestFactory
    Stream<DynamicTest> schedulesFollowPyTorch() {
        return recorded("schedule").entrySet().stream()
                .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> followSchedule(c.getKey(), c.getValue())));
    }

    private static void followSchedule(String name, List<double[]> steps) {
        var optimizer = new SGD(parameters(), SGD.defaults().lr(0.1).momentum(0.9));
        Schedule schedule = SCHEDULES.get(name).apply(optimizer);
        for (int t = 0; t < steps.size(); t++) {
            var group = optimizer.groups().getFirst();
            assertEquals(steps.get(t)[0], group.lr(), 1e-9, "rate at step " + t);
            assertEquals(steps.get(t)[1], group.momentum(), 1e-9, "momentum at step " + t);
            if (t == 9) { // the state carries everything over
                Map<String, Double> state = schedule.state();
                double lr = group.lr();
                schedule = SCHEDULES.get(name).apply(optimizer);
                schedule.load(state);
                group.lr(lr);
            }
            if (t < steps.size() - 1) schedule.step(1.0 / (1 + Math.min(t, 4)));
        }
    }

    @Test
    void everyRecordedCaseHasAnOptimizerAndEveryOptimizerACase() {
        assertEquals(OPTIMIZERS.keySet(), recorded("optimizer").keySet());
        assertEquals(SCHEDULES.keySet(), recorded("schedule").keySet());
    }

    @Test
    void lionMovesByTheSignOfItsAverage() {
        Tensor p = Tensor.of(new float[] {1, -2}).requiresGrad(true);
        var lion = new Lion(List.of(p), Lion.defaults().lr(0.1).weightDecay(0.5));
        p.setGrad(Tensor.of(new float[] {3, -0.5f}));
        lion.step();
        assertEquals(1 * (1 - 0.05f) - 0.1f, p.toFloatArray()[0], 1e-6);
        assertEquals(-2 * (1 - 0.05f) + 0.1f, p.toFloatArray()[1], 1e-6);
        p.setGrad(Tensor.of(new float[] {-0.1f, -0.5f})); // 0.9·0.03 − 0.1·0.1 is still positive
        lion.step();
        assertTrue(p.toFloatArray()[0] < 0.85f);
    }
}
