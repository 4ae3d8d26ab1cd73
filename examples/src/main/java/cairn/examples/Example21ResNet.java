package cairn.examples;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Cifar10;
import cairn.data.transform.Compose;
import cairn.data.transform.Normalize;
import cairn.data.transform.RandomCrop;
import cairn.data.transform.RandomHorizontalFlip;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.model.ResNet;
import cairn.optim.SGD;
import cairn.optim.schedule.OneCycleLR;
import cairn.tensor.Rng;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;

/// CIFAR-10's small photographs told apart by a linear model, then by a residual network of twenty layers.
///
/// Needs the files of CIFAR-10 or some of them: `--data-dir DIR` names the folder, `--download` fetches them.
///
/// It prints
/// ```text
/// 10000 photographs to learn from
///   30,730 parameters  test accuracy 0.3786
///  269,722 parameters  test accuracy 0.7420
/// ```
public final class Example21ResNet {
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        boolean quick = arguments.quick();
        TrainTest cifar = Cifar10.load(arguments.data()); // x [3, 32, 32] in [0, 1], y 0 … 9
        Dataset train = quick ? cifar.train().take(320) : cifar.train();
        Dataset test = (quick ? cifar.test().take(100) : cifar.test()).map(Normalize.CIFAR10);
        int batch = quick ? 32 : 128;
        System.out.println(train.size() + " photographs to learn from");

        Rng.seed(1);
        Layer linear = new Sequential(new Flatten(), new Linear(3 * 32 * 32, 10));
        fit(linear, 0.005, quick ? 3 : 15, batch, train.map(Normalize.CIFAR10), test);

        Dataset varied = train.map(Compose.of(new RandomCrop(32, 4), new RandomHorizontalFlip(), Normalize.CIFAR10));
        fit(ResNet.cifar(quick ? 8 : 20, 3, 10), 0.2, quick ? 8 : 15, batch, varied, test);
    }

    /// Trains by SGD with momentum under a rate that rises and falls once.
    private static void fit(Layer model, double maxLr, int epochs, int batch, Dataset train, Dataset test) {
        var optimizer = new SGD(model.parameters(), SGD.defaults().momentum(0.9).weightDecay(5e-4));
        int steps = epochs * Math.ceilDiv(train.size(), batch);
        var options = TrainOptions.defaults().batchSize(batch).seed(1);
        var trainer = new Trainer(model, Objective.classification(new CrossEntropyLoss()), optimizer, options)
                .schedule(Scheduling.perStep(new OneCycleLR(optimizer, maxLr, steps)));
        trainer.fit(train, epochs);
        System.out.printf(
                "%,8d parameters  test accuracy %.4f%n",
                model.parameterCount(), trainer.evaluate(test).accuracy());
    }
}
