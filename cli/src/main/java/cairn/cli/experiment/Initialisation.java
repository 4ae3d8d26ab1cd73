package cairn.cli.experiment;

import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.data.transform.Normalize;
import cairn.nn.Activation;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.init.Gain;
import cairn.nn.init.Init;
import cairn.nn.init.Initializer;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.SGD;
import cairn.train.Objective;
import cairn.viz.FoldBoxes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the start of the weights decides what a network learns.
final class Initialisation implements Experiment {
    private static final Recipe DEFAULT =
            Recipe.of(net(null), Objective.classification(new CrossEntropyLoss()), p -> new SGD(p, 0.05), 32, 20);

    @Override
    public String name() {
        return "initialisation";
    }

    @Override
    public String shows() {
        return "Handwritten digits by 64-64-64-64-64-10 with Tanh and SGD, from six starts of the weights.";
    }

    @Override
    public String source() {
        return "ee559 report, section II (PyTorch's uniform start, Xavier's with gain) and tourchpip report, figure 2 (random 0.1·N(0, 1), zeros). They print no"
                + " numbers.";
    }

    @Override
    public void run(Lab lab) {
        TrainTest digits = Digits.load();
        Normalize normalize = Normalize.fit(digits.train());
        TrainTest data = new TrainTest(
                digits.train().map(normalize).take(lab.amount(2000, 300)),
                digits.test().map(normalize));

        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("PyTorch's default", DEFAULT);
        recipes.put("Xavier", DEFAULT.net(net(Init.xavierUniform())));
        recipes.put("Xavier, gain of Tanh", DEFAULT.net(net(Init.xavierUniform(Gain.TANH))));
        recipes.put("0.1 · N(0, 1)", DEFAULT.net(net(Init.normal(0, 0.1))));
        recipes.put("N(0, 1)", DEFAULT.net(net(Init.normal(0, 1))));
        recipes.put("zeros", DEFAULT.net(net(Init.zeros())));
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 2)));

        Study study = Study.run(lab, recipes, lab.amount(5, 2), seed -> data);

        lab.beside(
                "Accuracy on the test part",
                recipes.keySet().stream()
                        .map(name -> Beside.accuracy(
                                name,
                                Double.NaN,
                                study.spread(name, t -> t.test().accuracy())))
                        .toList());
        lab.note(
                "What it shows",
                "From zeros, all units of a layer get the same gradient, which is zero as well: nothing but the last bias is learned. Weights too large"
                        + " saturate Tanh. Xavier's start keeps the size of activations and gradients from layer to layer.");
        lab.curves("curves", study.curves("training loss", epoch -> epoch.trainLoss()));
        lab.picture(
                "boxes",
                "Test accuracy of each run",
                FoldBoxes.of("test accuracy", "runs", study.values(t -> t.test().accuracy())));
    }

    private static Supplier<Layer> net(@Nullable Initializer weights) {
        Mlp.Options options = Mlp.defaults().activation(Activation.TANH);
        int[] sizes = {64, 64, 64, 64, 64, 10};
        return () -> new Sequential(new Flatten(), Mlp.of(weights == null ? options : options.weights(weights), sizes));
    }
}
