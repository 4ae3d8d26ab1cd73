package cairn.examples;

import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.io.Models;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Layers;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A layer of one's own: with parts, a parameter, a form in print, and a name under which saved models find it again.
///
/// It prints
/// ```text
/// new Sequential(  // 9,036 parameters
///     new Flatten(),
///     new Residual(64, 32) {  // 4,193 parameters
///         fc1 = new Linear(64, 32),  // 2,080 parameters
///         fc2 = new Linear(32, 64)  // 2,112 parameters
///     },
/// …
/// test accuracy 0.9833
/// scale of the first block [-0.3904]  [1] requiresGrad
/// the loaded model gives the same numbers: true
/// ```
public final class Example11OwnLayer {
    /// A residual block: `y = x + s · fc2(relu(fc1(x)))`, where the scale `s` is learned and starts at 0.
    /// Shape: `[N, size] → [N, size]`.
    static final class Residual extends Layer {
        private final int size;
        private final int hidden;
        private final Linear fc1;
        private final Linear fc2;
        private final Tensor scale;

        Residual(int size, int hidden) {
            this.size = size;
            this.hidden = hidden;
            fc1 = child("fc1", new Linear(size, hidden)); // parts are registered by name
            fc2 = child("fc2", new Linear(hidden, size));
            scale = parameter("scale", Tensor.zeros(1)); // so is a tensor to be trained
        }

        @Override
        protected Tensor compute(Tensor x) {
            Tensor h = fc1.forward(x).relu(); // [N, hidden]
            return x.add(fc2.forward(h).mul(scale)); // [N, size]
        }

        /// How the layer prints itself.
        @Override
        protected String call() {
            return "new Residual(%d, %d)".formatted(size, hidden);
        }

        /// What the constructor was told, for saved models.
        @Override
        public LayerConfig config() {
            return LayerConfig.of("Residual").with("size", size).with("hidden", hidden);
        }
    }

    public static void main(String[] args) throws IOException {
        Layers.register("Residual", c -> new Residual(c.integer("size"), c.integer("hidden"))); // once, before loading

        Rng.seed(1);
        TrainTest digits = Digits.load();
        var model = new Sequential(new Flatten(), new Residual(64, 32), new Residual(64, 32), new Linear(64, 10));
        System.out.println(model);

        var objective = Objective.classification(new CrossEntropyLoss());
        var trainer = new Trainer(model, objective, new Adam(model.parameters(), 0.003), TrainOptions.defaults());
        trainer.fit(digits.train(), 15);
        System.out.printf(
                "test accuracy %.4f%n", trainer.evaluate(digits.test()).accuracy());
        var parameters = model.namedParameters(); // 1.fc1.weight, 1.fc1.bias, …
        System.out.println("scale of the first block " + parameters.get("1.scale"));

        Path file = Files.createTempDirectory("cairn").resolve("model.safetensors");
        Models.save(file, model);
        Layer loaded = Models.load(file); // in eval mode
        model.eval();
        Tensor x = digits.test().all().x();
        boolean same = Autograd.noGrad(() -> model.forward(x).equal(loaded.forward(x)));
        System.out.println("the loaded model gives the same numbers: " + same);
    }
}
