package cairn.examples;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.BostonHousing;
import cairn.data.transform.Normalize;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.nn.Sigmoid;
import cairn.nn.loss.MSELoss;
import cairn.optim.SGD;
import cairn.tensor.Rng;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Predicting a number: house values in Boston by a linear model, a network and a deeper one. Plain SGD, learning rate
/// 0.01, 50 epochs.
///
/// The data is for comparing methods only: one of its columns encodes race.
///
/// It prints
/// ```text
/// linear           test MSE 19.05  MAE 2.97  R² 0.792
/// 13 sigmoid       test MSE 11.71  MAE 2.51  R² 0.872
/// 13 + 13 sigmoid  test MSE 10.94  MAE 2.41  R² 0.881
/// ```
public final class Example08Boston {
    public static void main(String[] args) {
        TrainTest boston = BostonHousing.load(); // x [13], y [1] in 1,000 USD
        var normalize = Normalize.fit(boston.train());
        Dataset train = boston.train().map(normalize);
        Dataset test = boston.test().map(normalize);

        Map<String, Supplier<Layer>> nets = new LinkedHashMap<>();
        nets.put("linear", () -> new Sequential(new Linear(13, 1)));
        nets.put("13 sigmoid", () -> new Sequential(new Linear(13, 13), new Sigmoid(), new Linear(13, 1)));
        nets.put(
                "13 + 13 sigmoid",
                () -> new Sequential(
                        new Linear(13, 13), new Sigmoid(), new Linear(13, 13), new Sigmoid(), new Linear(13, 1)));

        nets.forEach((name, net) -> {
            Layer model = Rng.with(Rng.of(1), net); // each net begins with the same seed
            var optimizer = new SGD(model.parameters(), 0.01);
            var options = TrainOptions.defaults().batchSize(32).seed(1);
            var trainer = new Trainer(model, Objective.regression(new MSELoss()), optimizer, options);
            trainer.fit(train, 50);
            var scores = trainer.evaluate(test).regression().orElseThrow();
            System.out.printf(
                    "%-16s test MSE %.2f  MAE %.2f  R² %.3f%n", name, scores.mse(), scores.mae(), scores.r2());
        });
    }
}
