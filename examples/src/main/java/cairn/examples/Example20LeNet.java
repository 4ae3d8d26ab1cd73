package cairn.examples;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Mnist;
import cairn.data.transform.Compose;
import cairn.data.transform.Normalize;
import cairn.data.transform.RandomAffine;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.model.LeNet5;
import cairn.optim.AdamW;
import cairn.optim.schedule.OneCycleLR;
import cairn.tensor.Rng;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;

/// MNIST's handwritten digits read by LeNet-5, a convolutional network, from pictures that are turned and moved a little.
///
/// Needs the files of MNIST: `--data-dir DIR` names the folder, `--download` fetches them. PyTorch's name for `Window` and
/// its like is the train of arguments of `nn.Conv2d`.
///
/// It prints
/// ```text
/// conv1.weight [6, 1, 5, 5]
/// …
/// epoch 1  loss 0.5402
/// …
/// test accuracy 0.9934
/// ```
public final class Example20LeNet {
    private static final int BATCH = 64;

    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        int epochs = 5;
        Rng.seed(1);
        TrainTest mnist = Mnist.load(arguments.data()); // x [1, 28, 28] in [0, 1], y 0 … 9
        Dataset train = mnist.train().take(arguments.quick() ? 2000 : 60_000);
        Dataset varied = train.map(Compose.of(new RandomAffine(5).translate(0.05f), Normalize.MNIST));

        Sequential model = LeNet5.of(train.info().inputShape(), 10);
        model.stateDict().forEach((name, t) -> System.out.println(name + " " + t.shape())); // PyTorch's names

        var objective = Objective.classification(new CrossEntropyLoss());
        var optimizer = new AdamW(model.parameters());
        int steps = epochs * Math.ceilDiv(train.size(), BATCH);
        var trainer = new Trainer(
                        model,
                        objective,
                        optimizer,
                        TrainOptions.defaults().batchSize(BATCH).seed(1))
                .schedule(Scheduling.perStep(new OneCycleLR(optimizer, 0.004, steps)))
                .listen(Example20LeNet::report);
        trainer.fit(varied, epochs);
        System.out.printf(
                "test accuracy %.4f%n",
                trainer.evaluate(mnist.test().map(Normalize.MNIST)).accuracy());
    }

    private static void report(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone(var e, var best))
            System.out.printf("epoch %d  loss %.4f%n", e.epoch(), e.trainLoss());
    }
}
