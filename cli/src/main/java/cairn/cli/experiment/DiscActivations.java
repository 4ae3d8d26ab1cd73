package cairn.cli.experiment;

import cairn.nn.Activation;
import cairn.nn.Mlp;
import cairn.nn.loss.MSELoss;
import cairn.optim.SGD;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.train.TargetKind;
import cairn.viz.FoldBoxes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which activation between the layers learns the disc best by plain SGD.
final class DiscActivations implements Experiment {
    private static final Recipe SGD_BCE =
            Recipe.of(DiscTask.net(Activation.RELU), DiscTask.BCE, p -> new SGD(p, 0.1), 10, 50);

    /// Tanh as the report had it: with a ReLU after the last layer, and the squared error.
    private static final Recipe THEIR_TANH = SGD_BCE.net(
                    DiscTask.net(Mlp.defaults().activation(Activation.TANH).output(Activation.RELU)))
            .objective(new Objective(new MSELoss(), TargetKind.ZERO_ONE, OutputKind.BINARY_PROBABILITY));

    @Override
    public String name() {
        return "disc-activations";
    }

    @Override
    public String shows() {
        return "The error on the disc by plain SGD with ReLU, LeakyReLU, ELU and Tanh between the layers.";
    }

    @Override
    public String source() {
        return "ee559 report, figure 2: around 10 % for ReLU, LeakyReLU and ELU, 22 % for Tanh, over ten runs.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("ReLU", SGD_BCE);
        recipes.put("LeakyReLU", SGD_BCE.net(DiscTask.net(Activation.LEAKY_RELU)));
        recipes.put("ELU", SGD_BCE.net(DiscTask.net(Activation.ELU)));
        recipes.put("Tanh", SGD_BCE.net(DiscTask.net(Activation.TANH)));
        recipes.put("Tanh, ReLU at the end", THEIR_TANH);
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 3)));

        Study study = Study.run(lab, recipes, lab.amount(10, 2), DiscTask::points);

        lab.beside(
                "Error on the test part",
                List.of(
                        error(study, "ReLU", 0.10),
                        error(study, "LeakyReLU", 0.10),
                        error(study, "ELU", 0.10),
                        error(study, "Tanh", 0.22),
                        error(study, "Tanh, ReLU at the end", 0.22)));
        lab.note(
                "What differs",
                "The report's Tanh fails because a ReLU stands after its last layer, which gives no gradient where the score is negative: where it starts"
                        + " there, it stays there. With a score that may be negative, Tanh learns the disc like the others.");
        lab.curves("curves", study.curves("test error", epoch -> 1 - epoch.validation("accuracy")));
        lab.picture(
                "boxes", "Test error of each run", FoldBoxes.of("test error", "runs", study.values(Trial::testError)));
    }

    private static Beside error(Study study, String name, double theirs) {
        return Beside.error(name, theirs, study.spread(name, Trial::testError));
    }
}
