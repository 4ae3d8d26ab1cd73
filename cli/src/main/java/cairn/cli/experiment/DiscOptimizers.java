package cairn.cli.experiment;

import cairn.nn.Activation;
import cairn.optim.Adam;
import cairn.optim.RMSprop;
import cairn.optim.SGD;
import cairn.viz.FoldBoxes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Which optimizer learns the disc fastest.
final class DiscOptimizers implements Experiment {
    private static final int EARLY = 10; // epochs

    private static final Recipe PLAIN =
            Recipe.of(DiscTask.net(Activation.RELU), DiscTask.BCE, p -> new SGD(p, 0.1), 25, 50);

    @Override
    public String name() {
        return "disc-optimizers";
    }

    @Override
    public String shows() {
        return "The error on the disc by SGD, SGD with momentum, RMSprop and Adam, epoch by epoch.";
    }

    @Override
    public String source() {
        return "ee559 report, figure 3: RMSprop and Adam ahead of SGD, over ten runs. It prints curves and no numbers.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("SGD", PLAIN);
        recipes.put(
                "SGD with momentum",
                PLAIN.optimizer(
                        p -> new SGD(p, SGD.defaults().lr(0.1).momentum(0.9).dampening(0.9))));
        recipes.put("RMSprop", PLAIN.optimizer(p -> new RMSprop(p, 0.003)));
        recipes.put("Adam", PLAIN.optimizer(p -> new Adam(p, 0.005)));
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 3)));

        Study study = Study.run(lab, recipes, lab.amount(10, 2), DiscTask::points);

        lab.beside(
                "Error on the test part after " + lab.amount(EARLY, 2) + " epochs",
                rows(
                        recipes,
                        study,
                        t -> 1
                                - t.history()
                                        .epochs()
                                        .get(lab.amount(EARLY, 2) - 1)
                                        .validation("accuracy")));
        lab.beside("Error on the test part in the end", rows(recipes, study, Trial::testError));
        lab.curves("curves", study.curves("test error", epoch -> 1 - epoch.validation("accuracy")));
        lab.picture(
                "boxes", "Test error of each run", FoldBoxes.of("test error", "runs", study.values(Trial::testError)));
    }

    private static List<Beside> rows(Map<String, Recipe> recipes, Study study, ToDoubleFunction<Trial> error) {
        return recipes.keySet().stream()
                .map(name -> Beside.error(name, Double.NaN, study.spread(name, error)))
                .toList();
    }
}
