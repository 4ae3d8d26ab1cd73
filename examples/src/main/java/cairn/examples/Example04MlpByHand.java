package cairn.examples;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.data.source.Disc;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.SGD;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// A network and its training loop, written out: is a point of the unit square inside a disc?
///
/// The next example lets `Trainer` run the same loop.
///
/// It prints
/// ```text
/// …
/// epoch 10  loss 0.3255  test accuracy 0.855
/// …
/// epoch 60  loss 0.0507  test accuracy 0.992
/// ```
public final class Example04MlpByHand {
    public static void main(String[] args) {
        Rng.seed(1);
        Dataset train = Disc.of(1000, 1); // x [2], y 0 outside or 1 inside
        Dataset test = Disc.of(1000, 2);

        var model = new Sequential(new Linear(2, 25), new ReLU(), new Linear(25, 25), new ReLU(), new Linear(25, 2));
        var criterion = new CrossEntropyLoss(); // takes scores: softmax is part of it
        var optimizer = new SGD(model.parameters(), 0.3);
        var schedule = new CosineAnnealingLR(optimizer, 60); // the rate falls to 0 over 60 epochs
        var loader = new DataLoader(train, DataLoader.batches(20).shuffle(1));
        System.out.println(model);

        for (int epoch = 1; epoch <= 60; epoch++) {
            double sum = 0;
            for (Batch batch : loader) {
                Tensor scores = model.forward(batch.x()); // [20, 2] → [20, 2]
                Tensor loss = criterion.forward(scores, batch.y()); // []
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                sum += loss.item() * batch.size();
            }
            schedule.step();
            if (epoch % 10 == 0)
                System.out.printf(
                        "epoch %2d  loss %.4f  test accuracy %.3f%n", epoch, sum / train.size(), accuracy(model, test));
        }
    }

    private static double accuracy(Sequential model, Dataset data) {
        Batch all = data.all();
        Tensor predicted = Autograd.noGrad(() -> model.forward(all.x())).argmax(1); // [N, 2] → [N]
        return predicted.eq(all.y()).mean().item();
    }
}
