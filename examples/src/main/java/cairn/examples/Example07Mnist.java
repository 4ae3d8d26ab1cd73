package cairn.examples;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.TrainTest;
import cairn.data.source.Mnist;
import cairn.data.transform.Normalize;
import cairn.nn.Dropout;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.AdamW;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.EarlyStopping;
import cairn.train.History;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;
import java.util.List;

/// MNIST's handwritten digits with what a real training has: a validation part, dropout, a learning-rate schedule,
/// early stopping.
///
/// Needs the files of MNIST: `--data-dir DIR` names the folder, `--download` fetches them.
///
/// It prints
/// ```text
/// epoch  1  loss 0.2945  validation loss 0.1298  accuracy 0.9592 *
/// …
/// test accuracy 0.9837
/// this is a 7 (100%)
/// …
/// ```
public final class Example07Mnist {
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        int epochs = arguments.quick() ? 5 : 15;
        Rng.seed(1);
        TrainTest mnist = Mnist.load(arguments.data()); // x [1, 28, 28] in [0, 1], y 0 … 9
        Dataset known = mnist.train().take(arguments.quick() ? 3000 : 60_000).map(Normalize.MNIST);
        Dataset test = mnist.test().map(Normalize.MNIST);
        List<Dataset> parts = Split.stratified(known, 1, 0.9, 0.1); // to learn from, to watch

        var model = new Sequential(
                new Flatten(),
                new Linear(784, 256),
                new ReLU(),
                new Dropout(0.2),
                new Linear(256, 128),
                new ReLU(),
                new Dropout(0.2),
                new Linear(128, 10));
        var objective = Objective.classification(new CrossEntropyLoss());
        var optimizer = new AdamW(model.parameters(), AdamW.defaults().lr(0.002));
        var options = TrainOptions.defaults().batchSize(128).seed(1).earlyStopping(EarlyStopping.patience(4));
        var trainer = new Trainer(model, objective, optimizer, options)
                .schedule(Scheduling.perEpoch(new CosineAnnealingLR(optimizer, epochs)))
                .listen(Example07Mnist::report);
        History history = trainer.fit(parts.getFirst(), parts.getLast(), epochs);

        System.out.printf("%s; weights of epoch %d%n", history.reason().text(), history.bestEpoch());
        System.out.printf("test accuracy %.4f%n", trainer.evaluate(test).accuracy());

        model.eval();
        Tensor image = mnist.test().get(0).x(); // [1, 28, 28]
        Tensor scores = Autograd.noGrad(() -> model.forward(Normalize.MNIST.apply(image.unsqueeze(0)))); // [1, 10]
        System.out.printf(
                "this is a %d (%.0f%%)%n",
                scores.argmax(1).itemLong(), 100 * scores.softmax(1).amax().item());
        draw(image);
    }

    private static void report(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone(var e, var best))
            System.out.printf(
                    "epoch %2d  loss %.4f  validation loss %.4f  accuracy %.4f %s%n",
                    e.epoch(), e.trainLoss(), e.validation("loss"), e.validation("accuracy"), best ? "*" : "");
    }

    private static void draw(Tensor image) {
        for (int row = 4; row < 26; row += 2) {
            var line = new StringBuilder();
            for (int column = 2; column < 26; column++)
                line.append(" .:*#".charAt((int) (image.get(0, row, column).item() * 4.99)));
            System.out.println(line.toString().stripTrailing());
        }
    }
}
