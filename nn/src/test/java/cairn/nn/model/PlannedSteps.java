package cairn.nn.model;

import cairn.nn.Dropout;
import cairn.nn.GELU;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.Linear;
import cairn.nn.Mlp;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.Sigmoid;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.Loss;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.optim.AdamW;
import cairn.optim.ClipGrad;
import cairn.optim.Optimizer;
import cairn.optim.SGD;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Training steps of every kind of network. As a program: prints how many bytes a planned step of each allocates once it has been compiled.
final class PlannedSteps {
    private static final int WARMUP = 300; // past three audits, which are eager
    private static final int ATTEMPTS = 40;

    /// A network and how it is trained.
    ///
    /// @param input the input of batch number i
    /// @param target its target
    record Case(
            String name,
            Supplier<Layer> network,
            Function<List<Tensor>, Optimizer<?>> optimizer,
            Loss loss,
            IntFunction<Tensor> input,
            IntFunction<Tensor> target) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// What a case needs at run time.
    static final class Training {
        final Layer network;
        final Plan plan;
        private final Case what;
        private final Optimizer<?> optimizer;
        private final Tensor[] inputs = new Tensor[4];
        private final Tensor[] targets = new Tensor[4];

        Training(Case what) {
            this.what = what;
            network = Rng.with(Rng.of(1), what.network);
            optimizer = what.optimizer.apply(network.parameters());
            plan = Plan.of((x, y) -> step(x, y));
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = what.input.apply(i);
                targets[i] = what.target.apply(i);
            }
        }

        private Tensor step(Tensor x, Tensor y) {
            Tensor scores = network.forward(x);
            Tensor rows = scores.rank() == 3 ? scores.reshape(-1, scores.size(2)) : scores;
            Tensor loss = what.loss.forward(rows, y);
            loss.backward();
            ClipGrad.norm(network.parameters(), 1);
            optimizer.step();
            optimizer.zeroGrad();
            return loss;
        }

        /// So many steps one operation at a time.
        Training eagerly(int steps) {
            return Rng.with(Rng.of(4), () -> {
                for (int i = 0; i < steps; i++) step(inputs[i % inputs.length], targets[i % targets.length]);
                return this;
            });
        }

        /// So many steps, from the plan as soon as there is one.
        Training planned(int steps) {
            return Rng.with(Rng.of(4), () -> {
                for (int i = 0; i < steps; i++) run(i);
                return this;
            });
        }

        /// Step `i`, from the plan if there is one.
        float run(int i) {
            return plan.runItem(inputs[i % inputs.length], targets[i % targets.length]);
        }
    }

    private PlannedSteps() {}

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        all.add(new Case(
                "MLP, momentum",
                () -> new Sequential(
                        new Linear(2, 9), new ReLU(), new Linear(9, 9), new ReLU(), new Linear(9, 1), new Sigmoid()),
                p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9)),
                new MSELoss(),
                i -> Tensor.randn(Rng.of(i), 5, 2),
                i -> Tensor.randn(Rng.of(i), 5, 1)));
        all.add(classes("MLP, Adam", () -> Mlp.of(8, 12, 3), p -> new Adam(p, 1e-2), 3, 6, 8));
        all.add(classes(
                "normalisation and dropout",
                () -> new Sequential(
                        new Linear(8, 12), new LayerNorm(12), new GELU(), new Dropout(0.2), new Linear(12, 3)),
                p -> new AdamW(p, 1e-2),
                3,
                6,
                8));
        all.add(classes("LeNet-5", () -> LeNet5.of(Shape.of(1, 12, 12), 3), p -> new Adam(p, 1e-3), 3, 2, 1, 12, 12));
        all.add(classes(
                "ResNet-8",
                () -> ResNet.cifar(8, 3, 3),
                p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9).weightDecay(1e-4)),
                3,
                2,
                3,
                8,
                8));
        all.add(tokens("LSTM", () -> new CharLSTM(7, new CharLSTM.Options(5, 6, 2, 0.1))));
        all.add(tokens(
                "GPT",
                () -> new Gpt(
                        7, Gpt.defaults().layers(2).heads(2).width(8).block(6).dropout(0.1))));
        return all;
    }

    private static Case classes(
            String name,
            Supplier<Layer> network,
            Function<List<Tensor>, Optimizer<?>> optimizer,
            int classes,
            int batch,
            int... sizes) {
        int[] shape = new int[sizes.length + 1];
        shape[0] = batch;
        System.arraycopy(sizes, 0, shape, 1, sizes.length);
        return new Case(
                name,
                network,
                optimizer,
                new CrossEntropyLoss(),
                i -> Tensor.randn(Rng.of(i), shape),
                i -> Tensor.randint(Rng.of(i), 0, classes, batch));
    }

    private static Case tokens(String name, Supplier<Layer> network) {
        return new Case(
                name,
                network,
                p -> new AdamW(p, 1e-2),
                new CrossEntropyLoss(),
                i -> Tensor.randint(Rng.of(i), 0, 7, 2, 6),
                i -> Tensor.randint(Rng.of(9 + i), 0, 7, 12));
    }

    /// Prints the name and the bytes of every case, with the least of several attempts.
    public static void main(String[] arguments) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Case c : cases()) {
            Training training = new Training(c);
            for (int i = 0; i < WARMUP; i++) training.run(i);
            long fewest = Long.MAX_VALUE;
            for (int attempt = 0; attempt < ATTEMPTS && fewest > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 50; i++) training.run(i);
                fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
            }
            System.out.println(c + ": " + fewest + " bytes" + (training.plan.isPlanned() ? "" : ", not planned"));
        }
    }
}
