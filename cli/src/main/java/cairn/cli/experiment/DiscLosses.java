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

/// Which loss learns the disc faster.
final class DiscLosses implements Experiment {
    private static final Recipe BCE =
            Recipe.of(DiscTask.net(Activation.RELU), DiscTask.BCE, p -> new SGD(p, 0.1), 10, 50);
    private static final Recipe MSE = BCE.net(DiscTask.net(Mlp.defaults().output(Activation.SIGMOID)))
            .objective(new Objective(new MSELoss(), TargetKind.ZERO_ONE, OutputKind.BINARY_PROBABILITY));

    @Override
    public String name() {
        return "disc-losses";
    }

    @Override
    public String shows() {
        return "The error on the disc with the squared error (MSE) and with binary cross-entropy (BCE), both of a sigmoid, epoch by epoch.";
    }

    @Override
    public String source() {
        return "ee559 report, figure 4: BCE converges faster than MSE. It prints curves and no numbers.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("BCE", BCE);
        recipes.put("MSE", MSE);
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 3)));

        Study study = Study.run(lab, recipes, lab.amount(10, 2), DiscTask::points);

        lab.beside(
                "Error on the test part",
                recipes.keySet().stream()
                        .map(name -> Beside.error(name, Double.NaN, study.spread(name, Trial::testError)))
                        .toList());
        lab.beside("Epochs until the test error is below 10 %", List.of(epochs(study, "BCE"), epochs(study, "MSE")));
        lab.curves("curves", study.curves("test error", epoch -> 1 - epoch.validation("accuracy")));
        lab.picture(
                "boxes", "Test error of each run", FoldBoxes.of("test error", "runs", study.values(Trial::testError)));
    }

    /// A run that never gets there counts with one epoch more than it has.
    private static Beside epochs(Study study, String name) {
        Spread epochs = study.spread(
                name,
                trial -> 1
                        + trial.history().epochs().stream()
                                .takeWhile(e -> e.validation("accuracy") <= 0.9)
                                .count());
        return new Beside(name, Unit.NUMBER, Beside.Better.LOWER, Double.NaN, epochs);
    }
}
