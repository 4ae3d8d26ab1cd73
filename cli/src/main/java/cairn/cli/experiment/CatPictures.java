package cairn.cli.experiment;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Cats;
import cairn.data.transform.Normalize;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.optim.AdamW;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.viz.ConfusionPlot;
import cairn.viz.ImageGrid;
import cairn.viz.Predictions;
import cairn.viz.Shown;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Is there a cat in the picture? Dense networks on 209 photographs.
final class CatPictures implements Experiment {
    private static final int SHOWN = 11; // the test picture that the report shows
    private static final String LINEAR = "12288-1";
    private static final String DEEP = "12288-20-7-5-1";
    private static final String WIDE = "12288-64-1";

    private static final Recipe RECIPE = Recipe.of(
            net(12288, 20, 7, 5, 1),
            Objective.binary(new BCEWithLogitsLoss()),
            p -> new AdamW(p, AdamW.defaults().lr(3e-4).weightDecay(0.1)),
            16,
            60);

    @Override
    public String name() {
        return "cats";
    }

    @Override
    public String shows() {
        return "Photographs of 64×64 pixels, cat or not, by dense networks that learn from 209 of them: the accuracy on 50 others, and one picture with its class.";
    }

    @Override
    public String source() {
        return "tourchpip report, section 5: accuracy 0.62, and test picture 11, \"y = 1. It's a cat picture.\"";
    }

    @Override
    public void run(Lab lab) {
        TrainTest cats = Cats.load(lab.data());
        Normalize normalize = Normalize.fit(cats.train());
        TrainTest data = new TrainTest(cats.train().map(normalize), cats.test().map(normalize));

        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(LINEAR, RECIPE.net(net(12288, 1)));
        recipes.put(DEEP, RECIPE);
        recipes.put(WIDE, RECIPE.net(net(12288, 64, 1)));
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 2)));

        Study study = Study.run(lab, recipes, lab.amount(10, 1), seed -> data);

        lab.beside(
                "Accuracy on the test part",
                recipes.keySet().stream()
                        .map(name -> Beside.accuracy(
                                name, 0.62, study.spread(name, t -> t.test().accuracy())))
                        .toList());
        lab.note(
                "How much that is",
                String.format(
                        Locale.ROOT,
                        "Whoever says \"cat\" to everything is right in %.0f %% of the test pictures; 50 pictures tell two networks apart only if they differ by"
                                + " ten points or more.",
                        100.0
                                * Arrays.stream(cats.test().labels()).sum()
                                / cats.test().size()));
        lab.curves("curves", study.curves("test error", epoch -> 1 - epoch.validation("accuracy")));
        Trial first = study.first(WIDE);
        Predictions said = Predictions.of(first.model(), OutputKind.BINARY_LOGIT, data.test());
        say(lab, cats.test(), said);
        lab.picture(
                "confusion",
                "Confusion matrix of " + WIDE,
                ConfusionPlot.of(first.test().confusion().orElseThrow()));
        lab.picture(
                "predictions",
                "Predictions of " + WIDE + ", worst mistakes first",
                ImageGrid.predictions(cats.test(), said, 48));
    }

    private static void say(Lab lab, Dataset test, Predictions said) {
        int index = Math.min(SHOWN, test.size() - 1);
        Predictions.Prediction p = said.all().get(index);
        List<String> names = test.info().classNames();
        lab.note(
                "Test picture " + index,
                String.format(
                        Locale.ROOT,
                        "y = %d. It's a %s picture. The network says %s, with probability %.2f.",
                        p.label(),
                        names.get(p.label()),
                        names.get(p.predicted()),
                        p.probability()));
        String caption = String.format(Locale.ROOT, "%s %.0f %%", names.get(p.predicted()), 100 * p.probability());
        Shown shown = new Shown(test.get(index).x(), caption, p.isRight() ? "" : names.get(p.label()));
        lab.picture("picture-" + index, "That picture", ImageGrid.of("Test picture " + index, List.of(shown), 1, 192));
    }

    private static Supplier<Layer> net(int... sizes) {
        return () -> new Sequential(new Flatten(), Mlp.of(sizes));
    }
}
