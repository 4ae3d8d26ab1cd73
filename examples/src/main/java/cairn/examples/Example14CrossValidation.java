package cairn.examples;

import cairn.data.source.Iris;
import cairn.data.transform.Normalize;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Rng;
import cairn.train.CrossValidation;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;

/// How good is a network on data it has not seen, and how sure is that? Ten folds of the iris, each held out once.
///
/// It prints
/// ```text
/// …
/// fold 10  accuracy 0.933
/// accuracy 0.9600 ± 0.0466
/// macro F1 0.9592 ± 0.0480
/// ```
public final class Example14CrossValidation {
    public static void main(String[] args) {
        var result = CrossValidation.run(Iris.all(), 10, 1, fold -> {
            var normalize = Normalize.fit(fold.train()); // from the nine parts only
            Layer model = Rng.with(Rng.of(fold.number()), () -> Mlp.of(4, 16, 3));
            var trainer = new Trainer(
                    model,
                    Objective.classification(new CrossEntropyLoss()),
                    new Adam(model.parameters(), 0.01),
                    TrainOptions.defaults().batchSize(16).seed(fold.number()));
            trainer.fit(fold.train().map(normalize), 40);
            var evaluation = trainer.evaluate(fold.validation().map(normalize));
            System.out.printf("fold %2d  accuracy %.3f%n", fold.number(), evaluation.accuracy());
            return evaluation;
        });
        System.out.println("accuracy " + result.scores().get("accuracy"));
        System.out.println("macro F1 " + result.scores().get("macro_f1"));
    }
}
