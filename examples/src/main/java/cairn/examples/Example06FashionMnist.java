package cairn.examples;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.FashionMnist;
import cairn.data.transform.Normalize;
import cairn.metrics.ConfusionMatrix;
import cairn.metrics.RunningMean;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;

/// Pictures of clothes, 28 × 28 pixels, ten classes: 784-256-128-64-10 with ReLU, softmax cross-entropy, Adam, batches
/// of 500, ten epochs.
///
/// Needs the files of Fashion-MNIST: `--data-dir DIR` names the folder, `--download` fetches them.
///
/// It prints
/// ```text
/// epoch  1  cost 0.6951
/// …
/// epoch 10  cost 0.2409
/// test accuracy 0.8841
/// …
/// test picture 0: …
/// …
/// ```
public final class Example06FashionMnist {
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        Rng.seed(1);
        TrainTest fashion = FashionMnist.load(arguments.data()); // x [1, 28, 28] in [0, 1], y 0 … 9
        var normalize = Normalize.fit(fashion.train()); // mean 0, deviation 1
        Dataset train = fashion.train().map(normalize).take(arguments.quick() ? 3000 : 60_000);
        Dataset test = fashion.test().map(normalize);
        var loader = new DataLoader(train, DataLoader.batches(500).shuffle(1));

        var model = new Sequential(new Flatten(), Mlp.of(784, 256, 128, 64, 10));
        var criterion = new CrossEntropyLoss();
        var optimizer = new Adam(model.parameters(), 0.001);

        for (int epoch = 1; epoch <= 10; epoch++) {
            var cost = new RunningMean();
            for (Batch batch : loader) {
                Tensor scores = model.forward(batch.x()); // [500, 1, 28, 28] → [500, 10]
                Tensor loss = criterion.forward(scores, batch.y()); // []
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                cost.add(loss.item(), batch.size());
            }
            System.out.printf("epoch %2d  cost %.4f%n", epoch, cost.mean());
        }

        ConfusionMatrix matrix = predict(model, test);
        System.out.printf("test accuracy %.4f%n", matrix.accuracy());
        List<String> names = test.info().classNames();
        for (var mistake : matrix.mostConfused(3))
            System.out.printf(
                    "%d of %s taken for %s%n",
                    mistake.count(), names.get(mistake.label()), names.get(mistake.predicted()));

        Batch first = test.batch(0, 1, 2, 3, 4);
        long[] guesses =
                Autograd.noGrad(() -> model.forward(first.x())).argmax(1).toLongArray(); // [5, 10] → [5]
        for (int i = 0; i < guesses.length; i++)
            System.out.printf(
                    "test picture %d: %s, predicted %s%n",
                    i, names.get((int) first.y().get(i).itemLong()), names.get((int) guesses[i]));
    }

    private static ConfusionMatrix predict(Layer model, Dataset data) {
        var matrix = new ConfusionMatrix(data.info().classNames());
        model.eval();
        Autograd.noGrad(() -> {
            for (Batch batch : new DataLoader(data, 500)) matrix.update(model.forward(batch.x()), batch.y());
        });
        return matrix;
    }
}
