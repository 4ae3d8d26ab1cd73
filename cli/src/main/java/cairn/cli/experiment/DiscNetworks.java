package cairn.cli.experiment;

import cairn.data.transform.Compose;
import cairn.nn.Activation;
import cairn.nn.Mlp;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.optim.Optimizer;
import cairn.optim.SGD;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.train.TargetKind;
import cairn.viz.DecisionBoundary;
import cairn.viz.Picture;
import cairn.viz.PictureGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Eighteen networks on the disc: three activations, two losses, three optimizers.
final class DiscNetworks implements Experiment {
    /// What the report prints for one network, in per cent.
    private record Printed(Activation activation, Loss loss, Way way, double train, double test) {
        String name() {
            return "%s, %s, %s".formatted(DiscTask.name(activation), loss, way.text);
        }
    }

    private enum Loss {
        MSE,
        BCE
    }

    private enum Way {
        SGD("SGD", 300),
        ADAM("Adam", 150),
        NONE("none", 300);

        private final String text;
        private final int epochs;

        Way(String text, int epochs) {
            this.text = text;
            this.epochs = epochs;
        }

        /// "SGD" is the report's momentum β·v + (1 − β)·g, "none" a plain step along the gradient.
        Function<List<Tensor>, Optimizer<?>> optimizer(double lr) {
            return switch (this) {
                case SGD ->
                    p -> new SGD(
                            p, cairn.optim.SGD.defaults().lr(lr).momentum(0.9).dampening(0.9));
                case ADAM -> p -> new Adam(p, lr / 100);
                case NONE -> p -> new SGD(p, lr);
            };
        }
    }

    private static final List<Printed> PRINTED = List.of(
            new Printed(Activation.TANH, Loss.MSE, Way.SGD, 98.6, 94.0),
            new Printed(Activation.TANH, Loss.MSE, Way.ADAM, 97.8, 93.1),
            new Printed(Activation.TANH, Loss.MSE, Way.NONE, 98.5, 94.8),
            new Printed(Activation.TANH, Loss.BCE, Way.SGD, 98.1, 93.2),
            new Printed(Activation.TANH, Loss.BCE, Way.ADAM, 95.9, 92.4),
            new Printed(Activation.TANH, Loss.BCE, Way.NONE, 98.5, 94.7),
            new Printed(Activation.RELU, Loss.MSE, Way.SGD, 97.8, 94.3),
            new Printed(Activation.RELU, Loss.MSE, Way.ADAM, 98.6, 94.2),
            new Printed(Activation.RELU, Loss.MSE, Way.NONE, 97.4, 94.1),
            new Printed(Activation.RELU, Loss.BCE, Way.SGD, 97.2, 93.8),
            new Printed(Activation.RELU, Loss.BCE, Way.ADAM, 98.1, 94.0),
            new Printed(Activation.RELU, Loss.BCE, Way.NONE, 97.8, 93.1),
            new Printed(Activation.LEAKY_RELU, Loss.MSE, Way.SGD, 98.5, 94.8),
            new Printed(Activation.LEAKY_RELU, Loss.MSE, Way.ADAM, 97.6, 94.7),
            new Printed(Activation.LEAKY_RELU, Loss.MSE, Way.NONE, 97.9, 93.8),
            new Printed(Activation.LEAKY_RELU, Loss.BCE, Way.SGD, 97.7, 93.6),
            new Printed(Activation.LEAKY_RELU, Loss.BCE, Way.ADAM, 98.3, 94.3),
            new Printed(Activation.LEAKY_RELU, Loss.BCE, Way.NONE, 97.2, 92.5));

    @Override
    public String name() {
        return "disc-18-networks";
    }

    @Override
    public String shows() {
        return "The disc by 18 networks 2-25-25-25-1: Tanh, ReLU or LeakyReLU; MSE or BCE of a sigmoid; SGD with momentum, Adam, or plain steps; batches of 5.";
    }

    @Override
    public String source() {
        return "mini framework report, tables 1 to 3 and figures 2 to 4: accuracies of one run each.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        for (Printed p : PRINTED) recipes.put(p.name(), recipe(p, lab));

        Study study = Study.run(lab, recipes, lab.amount(3, 1), DiscTask::points);

        lab.beside(
                "Accuracy on the training part",
                rows(study, Printed::train, t -> t.train().accuracy()));
        lab.beside(
                "Accuracy on the test part",
                rows(study, Printed::test, t -> t.test().accuracy()));
        lab.note(
                "What differs",
                "Our learning rate falls to zero along a cosine; the report's seems to be constant, and does not say which it is.");
        lab.picture("boundaries", "What each network says", boundaries(study));
    }

    private static Recipe recipe(Printed p, Lab lab) {
        Mlp.Options options = Mlp.defaults().activation(p.activation);
        int epochs = lab.amount(p.way.epochs, 2);
        Recipe bce = Recipe.of(DiscTask.net(options), DiscTask.BCE, p.way.optimizer(0.1), 5, epochs)
                .rate(Recipe.Rate.COSINE)
                .evaluateEvery(0);
        if (p.loss == Loss.BCE) return bce;
        return bce.net(DiscTask.net(options.output(Activation.SIGMOID)))
                .objective(new Objective(new MSELoss(), TargetKind.ZERO_ONE, OutputKind.BINARY_PROBABILITY))
                .optimizer(p.way.optimizer(0.3));
    }

    private static List<Beside> rows(Study study, ToDoubleFunction<Printed> theirs, ToDoubleFunction<Trial> ours) {
        return PRINTED.stream()
                .map(p -> Beside.accuracy(p.name(), theirs.applyAsDouble(p) / 100, study.spread(p.name(), ours)))
                .toList();
    }

    /// Activations from top to bottom; on each line the networks of MSE, then those of BCE.
    private static Picture boundaries(Study study) {
        List<Picture> pictures = new ArrayList<>();
        for (Printed p : PRINTED) {
            Trial trial = study.first(p.name());
            String title = String.format(
                    Locale.ROOT,
                    "%s: %.1f %%",
                    p.name().replace(",", ""),
                    100 * trial.test().accuracy());
            OutputKind outputs = p.loss == Loss.BCE ? OutputKind.BINARY_LOGIT : OutputKind.BINARY_PROBABILITY;
            pictures.add(DecisionBoundary.small(
                    title,
                    trial.model(),
                    outputs,
                    new Compose(List.of()),
                    DiscTask.points(1).test()));
        }
        return PictureGrid.of(
                "The first network of each kind on the test points. Blue: outside, orange: inside; the paler, the less sure; test accuracy",
                6,
                pictures);
    }
}
