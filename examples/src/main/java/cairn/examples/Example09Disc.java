package cairn.examples;

import cairn.data.Dataset;
import cairn.data.source.Disc;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.optim.Adam;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.Scheduling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.util.List;

/// Inside or outside a disc, by networks 2-25-25-25-1 that differ in their activation; and a picture of what the best
/// one believes.
///
/// It prints
/// ```text
/// RELU       train 0.994  test 0.991
/// LEAKY_RELU train 0.996  test 0.993
/// ELU        train 0.997  test 0.998
/// TANH       train 0.992  test 0.993
/// best test accuracy 0.998
/// …
/// ```
public final class Example09Disc {
    public static void main(String[] args) {
        Dataset train = Disc.of(1000, 1); // x [2], y 0 outside or 1 inside
        Dataset test = Disc.of(1000, 2);
        var objective = Objective.binary(new BCEWithLogitsLoss()); // one score: positive means inside

        Layer best = null;
        double highest = 0;
        for (Activation activation : List.of(Activation.RELU, Activation.LEAKY_RELU, Activation.ELU, Activation.TANH)) {
            Rng.seed(1);
            Layer model = Mlp.of(Mlp.defaults().activation(activation), 2, 25, 25, 25, 1);
            var optimizer = new Adam(model.parameters(), 0.01);
            var trainer = new Trainer(
                            model,
                            objective,
                            optimizer,
                            TrainOptions.defaults().batchSize(50).seed(1))
                    .schedule(Scheduling.perEpoch(new CosineAnnealingLR(optimizer, 60)));
            trainer.fit(train, 60);
            double known = trainer.evaluate(train).accuracy();
            double unseen = trainer.evaluate(test).accuracy();
            System.out.printf("%-10s train %.3f  test %.3f%n", activation, known, unseen);
            if (unseen > highest) {
                highest = unseen;
                best = model;
            }
        }
        System.out.printf("best test accuracy %.3f%n", highest);
        if (best != null) draw(best);
    }

    private static void draw(Layer model) {
        int rows = 18;
        int columns = 36;
        for (int r = 0; r < rows; r++) {
            Tensor x = Tensor.linspace(0, 1, columns); // [36]
            Tensor y = Tensor.full((r + 0.5f) / rows, columns); // [36]
            Tensor points = Tensor.stack(1, x, y); // [36, 2]
            float[] scores = Autograd.noGrad(() -> model.forward(points)).toFloatArray(); // [36, 1]
            var line = new StringBuilder();
            for (float score : scores) line.append(score > 0 ? '#' : '.');
            System.out.println(line);
        }
    }
}
