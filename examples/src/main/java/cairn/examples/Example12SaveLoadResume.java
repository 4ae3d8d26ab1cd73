package cairn.examples;

import cairn.data.Batch;
import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.io.Json;
import cairn.io.ModelFile;
import cairn.io.Models;
import cairn.nn.Dropout;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.Checkpoints;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A training that is interrupted goes on where it stopped and ends with the same bits; a trained model is saved,
/// loaded and used.
///
/// It prints
/// ```text
/// stopped: interrupted
/// same weights as without the break: true
/// classes in the file: ["0","1","2","3","4","5","6","7","8","9"]
/// predicted [6, 2, 3]  [3] I64, true [6, 2, 3]  [3] I64
/// ```
public final class Example12SaveLoadResume {
    private static final int EPOCHS = 6;

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("cairn");
        TrainTest digits = Digits.load();

        // Once without a break.
        Layer whole = network();
        trainer(whole, TrainOptions.defaults()).fit(digits.train(), EPOCHS);

        // Once with checkpoints, stopped in the middle of epoch 4, as Ctrl-C or Trainer.stop() would.
        var saving = TrainOptions.defaults().checkpoints(Checkpoints.in(folder).everySteps(10));
        Layer broken = network();
        Trainer first = trainer(broken, saving);
        first.listen(event -> {
            if (event instanceof TrainingEvent.BatchDone b && b.epoch() == 4 && b.batch() == 20) first.stop();
        });
        System.out.println(
                "stopped: " + first.fit(digits.train(), EPOCHS).reason().text());

        // A new network, a new optimizer, as in a new process: everything comes from the newest checkpoint.
        Layer resumed = network();
        trainer(resumed, saving).resume(folder).fit(digits.train(), EPOCHS);
        System.out.println("same weights as without the break: " + sameWeights(whole, resumed));

        // A model file holds weights, architecture, and whatever is put beside them.
        Path file = folder.resolve("model.safetensors");
        var classes = digits.train().info().classNames();
        Models.save(file, resumed, Map.of("classes", Json.write(classes)));
        ModelFile loaded = Models.read(file);
        System.out.println("classes in the file: " + loaded.metadata().get("classes"));

        Dataset test = digits.test();
        Batch three = test.batch(0, 1, 2);
        Tensor scores = Autograd.noGrad(() -> loaded.layer().forward(three.x())); // [3, 1, 8, 8] → [3, 10]
        System.out.println("predicted " + scores.argmax(1) + ", true " + three.y());
    }

    private static Layer network() {
        return Rng.with(
                Rng.of(1),
                () -> new Sequential(
                        new Flatten(), new Linear(64, 48), new ReLU(), new Dropout(0.2), new Linear(48, 10)));
    }

    private static Trainer trainer(Layer model, TrainOptions options) {
        var optimizer = new Adam(model.parameters(), 0.003);
        return new Trainer(model, Objective.classification(new CrossEntropyLoss()), optimizer, options);
    }

    private static boolean sameWeights(Layer a, Layer b) {
        Map<String, Tensor> other = b.stateDict();
        return a.stateDict().entrySet().stream().allMatch(e -> e.getValue().equal(other.get(e.getKey())));
    }
}
