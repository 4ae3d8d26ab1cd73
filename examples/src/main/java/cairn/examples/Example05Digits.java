package cairn.examples;

import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.metrics.ClassificationReport;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.train.Evaluation;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;

/// Handwritten digits, 8 × 8 pixels, with `Trainer`: it shuffles, batches, steps and evaluates, and tells listeners
/// what happens.
///
/// It prints
/// ```text
/// …
/// epoch  1  loss 1.7837
/// …
/// epoch 20  loss 0.0486
/// test accuracy 0.9805
/// …
/// ```
public final class Example05Digits {
    public static void main(String[] args) {
        Rng.seed(1); // the first weights
        TrainTest digits = Digits.load(); // x [1, 8, 8] in [0, 1], y 0 … 9

        var model = new Sequential(new Flatten(), new Linear(64, 64), new ReLU(), new Linear(64, 10));
        System.out.println(model.summary(1, 1, 8, 8));

        var objective = Objective.classification(new CrossEntropyLoss());
        var optimizer = new Adam(model.parameters(), 0.003);
        var options = TrainOptions.defaults().batchSize(32).seed(1); // the order of the samples
        var trainer = new Trainer(model, objective, optimizer, options);
        trainer.listen(event -> {
            if (event instanceof TrainingEvent.EpochDone e)
                System.out.printf(
                        "epoch %2d  loss %.4f%n", e.result().epoch(), e.result().trainLoss());
        });
        trainer.fit(digits.train(), 20);

        Evaluation test = trainer.evaluate(digits.test());
        System.out.printf("test accuracy %.4f%n%n", test.accuracy());
        test.confusion().ifPresent(matrix -> System.out.println(ClassificationReport.of(matrix)));
    }
}
