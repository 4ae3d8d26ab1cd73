package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.nn.loss.BCELoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.Loss;
import cairn.nn.loss.MultiMarginLoss;
import cairn.nn.loss.SmoothL1Loss;
import cairn.optim.Adam;
import cairn.optim.AdamW;
import cairn.optim.Optimizer;
import cairn.optim.RMSprop;
import cairn.optim.SGD;
import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Whole trainings against PyTorch, loss by loss, from the same weights on the same data: see `training.py` beside `training.txt`.
class TrainingTrajectoryTest {
    private static final int BATCH = 16;
    private static final double RTOL = 1e-4; // rounding grows from step to step

    @Test
    void classifiesAsPyTorchDoes() throws IOException {
        var net = new Sequential(new Linear(6, 12), new ReLU(), new Linear(12, 8), new Tanh(), new Linear(8, 4));
        Loss loss = new CrossEntropyLoss()
                .weight(Tensor.of(new float[] {1, 2, 0.5f, 1.5f}))
                .labelSmoothing(0.1);
        check(
                "classes",
                net,
                loss,
                TrainingTrajectoryTest::labels,
                p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9)));
    }

    @Test
    void normalisesAsPyTorchDoes() throws IOException {
        var net = new Sequential(
                new Linear(6, 12),
                new BatchNorm1d(12),
                new GELU(),
                new Linear(12, 8),
                new LayerNorm(8),
                new SiLU(),
                new Linear(8, 4));
        Loss loss = new CrossEntropyLoss().ignoreIndex(3);
        check(
                "normalised",
                net,
                loss,
                TrainingTrajectoryTest::labels,
                p -> new Adam(p, Adam.defaults().lr(0.01)));
    }

    @Test
    void fitsNumbersAsPyTorchDoes() throws IOException {
        var net = new Sequential(new Linear(6, 10), new ELU(), new Linear(10, 10), new Softplus(), new Linear(10, 2));
        check(
                "numbers",
                net,
                new SmoothL1Loss().beta(0.5),
                TrainingTrajectoryTest::numbers,
                p -> new RMSprop(p, RMSprop.defaults().lr(0.005)));
    }

    @Test
    void fitsProbabilitiesAsPyTorchDoes() throws IOException {
        var net = new Sequential(new Linear(6, 10), new PReLU(), new Linear(10, 2), new Sigmoid());
        check(
                "probabilities",
                net,
                new BCELoss(),
                t -> numbers(t).gt(0).to(DType.F32),
                p -> new AdamW(p, AdamW.defaults().lr(0.02)));
    }

    @Test
    void separatesClassesByMarginsAsPyTorchDoes() throws IOException {
        var net = new Sequential(new Linear(6, 10), new Mish(), new Linear(10, 4));
        check("margins", net, new MultiMarginLoss().p(2), TrainingTrajectoryTest::labels, p -> new SGD(p, 0.1));
    }

    private static void check(
            String name,
            Layer net,
            Loss loss,
            IntFunction<Tensor> target,
            Function<List<Tensor>, Optimizer<?>> optimizer)
            throws IOException {
        start(net);
        Optimizer<?> step = optimizer.apply(net.parameters());
        String[] expected = expected(name);
        for (int t = 0; t < expected.length - 1; t++) {
            net.zeroGrad();
            Tensor y = loss.forward(net.forward(inputs(t)), target.apply(t));
            y.backward();
            step.step();
            compare(name + ", step " + t, expected[t], y.item());
        }
        net.eval();
        compare(
                name + " in use",
                expected[expected.length - 1],
                loss.forward(net.forward(inputs(0)), target.apply(0)).item());
    }

    private static void compare(String what, String expected, float actual) {
        double e = Double.parseDouble(expected);
        assertEquals(e, actual, RTOL * Math.abs(e) + 1e-5, what);
    }

    private static String[] expected(String name) throws IOException {
        try (var in = Objects.requireNonNull(TrainingTrajectoryTest.class.getResourceAsStream("training.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 1)
                    .split("[ ;]+");
        }
    }

    private static void start(Layer net) {
        int k = 0;
        for (var p : net.namedParameters().entrySet()) {
            int phase = k++;
            Tensor t = p.getValue();
            double scale = 0.4 / Math.sqrt(t.size(-1));
            boolean norm = p.getKey().endsWith(".weight") && t.rank() == 1 && t.numel() > 1;
            t.detach()
                    .copyInPlace(series(
                            i -> {
                                double v = Math.cos(0.7 * i + phase) * scale;
                                return norm ? 1 + 0.1 * v : v;
                            },
                            t.shape().dims()));
        }
    }

    private static Tensor inputs(int t) {
        return series(i -> Math.sin(1.3 * i + 0.7 * t), BATCH, 6);
    }

    private static Tensor numbers(int t) {
        return series(i -> Math.cos(0.9 * i + t), BATCH, 2);
    }

    private static Tensor labels(int t) {
        long[] labels = new long[BATCH];
        for (int i = 0; i < BATCH; i++) labels[i] = (3L * i + t) % 4;
        return Tensor.of(labels);
    }

    private static Tensor series(IntToDoubleFunction f, int... shape) {
        int n = 1;
        for (int d : shape) n *= d;
        double[] v = new double[n];
        for (int i = 0; i < n; i++) v[i] = f.applyAsDouble(i);
        return Tensor.of(v, shape);
    }
}
