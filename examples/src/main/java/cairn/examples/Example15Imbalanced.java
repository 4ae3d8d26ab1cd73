package cairn.examples;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.TensorDataset;
import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.util.List;

/// One patient in twenty is ill. A network that calls everybody healthy is right 95 times in 100 and of no use; class
/// weights mend that.
///
/// It prints
/// ```text
/// Every sample counts the same
/// …
/// recall of the ill 0.333, balanced accuracy 0.662
/// …
/// The rare class counts 19 times
/// …
/// recall of the ill 0.864, balanced accuracy 0.844
/// …
/// ```
public final class Example15Imbalanced {
    public static void main(String[] args) {
        Dataset train = patients(3000, 1);
        Dataset test = patients(3000, 2);

        report("Every sample counts the same", train, test, new CrossEntropyLoss());

        Tensor weights = Tensor.of(new float[] {1, 19}); // as much for the 5 % as for the 95 %
        report("The rare class counts 19 times", train, test, new CrossEntropyLoss().weight(weights));
    }

    private static void report(String title, Dataset train, Dataset test, CrossEntropyLoss loss) {
        Rng.seed(1);
        Layer model = Mlp.of(2, 16, 2);
        var optimizer = new Adam(model.parameters(), 0.01);
        var options = TrainOptions.defaults().batchSize(100).seed(1);
        var trainer = new Trainer(model, Objective.classification(loss), optimizer, options);
        trainer.fit(train, 20);
        ConfusionMatrix matrix = trainer.evaluate(test).confusion().orElseThrow();
        System.out.println(title);
        System.out.println(ClassificationReport.of(matrix));
        System.out.println(matrix);
        double balanced = matrix.balancedAccuracy(); // the mean recall of the classes
        System.out.printf("recall of the ill %.3f, balanced accuracy %.3f%n%n", matrix.recall(1), balanced);
    }

    /// Two measurements of each patient, normal around (0, 0) for the healthy and around (1.5, 1.5) for the ill: the
    /// two overlap.
    private static Dataset patients(int n, long seed) {
        Rng rng = Rng.of(seed);
        Tensor ill = Tensor.rand(rng, n).lt(0.05); // [n]
        Tensor shift = Tensor.where(ill, 1.5, 0).unsqueeze(1); // [n, 1]
        Tensor x = Tensor.randn(rng, n, 2).add(shift); // [n, 2]
        var info = DataInfo.classes("patients", Shape.of(2), List.of("healthy", "ill"));
        return new TensorDataset(x, ill.to(DType.I64), info);
    }
}
