package cairn.examples;

import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.optim.SGD;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.LrFinder;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.TrainOptions.Trial;
import cairn.train.Trainer;
import cairn.train.TrainingDivergedException;

/// What to try when a training does not work.
///
/// It prints
/// ```text
/// 1. At layer 3: Linear(16 → 10) expects [..., 16] but got [1, 32].
/// 2. trial run
/// 3. one batch: loss 2.323 to 0.092
/// 4. learning rate 1.1
/// 5. The loss became NaN in epoch 1, step 2. The first value that is not finite: the output of layer "3", …
/// 6. backward: Sqrt returned NaN as the gradient of its input 0. The operation was called at …
/// ```
public final class Example17FirstAid {
    private static final Objective OBJECTIVE = Objective.classification(new CrossEntropyLoss());

    public static void main(String[] args) {
        TrainTest digits = Digits.load();
        TrainOptions options = TrainOptions.defaults().seed(1);

        // 1. Do the shapes fit? The summary sends them through without any data, and names the layer where they do not.
        try {
            new Sequential(new Flatten(), new Linear(64, 32), new ReLU(), new Linear(16, 10)).summary(1, 1, 8, 8);
        } catch (IllegalArgumentException e) {
            System.out.println("1. " + e.getMessage());
        }

        // 2. Does everything work together? Three batches and an evaluation, before the night-long run.
        Trainer trial = trainer(network(), options.trial(Trial.FAST_DEV_RUN));
        System.out.println(
                "2. " + trial.fit(digits.train(), digits.test(), 20).reason().text());

        // 3. Can the network learn at all? One batch, again and again: the loss must go to zero.
        Trainer one = trainer(network(), options.trial(Trial.OVERFIT_ONE_BATCH));
        double[] losses = one.fit(digits.train(), 100).trainLosses();
        System.out.printf("3. one batch: loss %.3f to %.3f%n", losses[0], losses[losses.length - 1]);

        // 4. Which learning rate? It is raised from step to step; where the loss falls fastest is a good one.
        Layer model = network();
        var finder = LrFinder.run(
                model, OBJECTIVE, new SGD(model.parameters(), 0.01), digits.train(), options, 1e-4, 10, 100);
        System.out.printf("4. learning rate %.2g%n", finder.suggestion());

        // 5. The loss became NaN? The trainer stops and says where it began.
        model = network();
        try {
            new Trainer(model, OBJECTIVE, new SGD(model.parameters(), 1e30), options).fit(digits.train(), 5);
        } catch (TrainingDivergedException e) {
            System.out.println("5. " + e.getMessage());
        }

        // 6. A NaN in a loop of your own? Anomaly detection names the line whose gradient it came from.
        Autograd.detectAnomaly(true);
        try {
            Tensor x = Tensor.of(new float[] {-1}).requiresGrad(true);
            x.sqrt().sum().backward();
        } catch (RuntimeException e) {
            System.out.println("6. " + e.getMessage());
        } finally {
            Autograd.detectAnomaly(false);
        }
    }

    private static Trainer trainer(Layer model, TrainOptions options) {
        return new Trainer(model, OBJECTIVE, new Adam(model.parameters(), 0.003), options);
    }

    private static Layer network() {
        return Rng.with(
                Rng.of(1), () -> new Sequential(new Flatten(), new Linear(64, 32), new ReLU(), new Linear(32, 10)));
    }
}
