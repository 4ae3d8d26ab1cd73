package cairn.cli.experiment;

import cairn.data.TrainTest;
import cairn.data.source.FashionMnist;
import cairn.data.transform.Normalize;
import cairn.nn.Flatten;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.train.EpochResult;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.viz.ConfusionPlot;
import cairn.viz.ImageGrid;
import cairn.viz.Predictions;
import cairn.viz.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The usage program of the tourchpip report: clothes by 784-256-128-64-10.
final class FashionUsage implements Experiment {
    private static final String OURS = "learning rate 0.001";
    private static final String PRINTED = "learning rate 0.1, as printed";

    private static final Recipe ADAM = Recipe.of(
            () -> new Sequential(new Flatten(), Mlp.of(784, 256, 128, 64, 10)),
            Objective.classification(new CrossEntropyLoss()),
            p -> new Adam(p, 0.001),
            500,
            10);

    @Override
    public String name() {
        return "fashion-mnist-usage";
    }

    @Override
    public String shows() {
        return "Fashion-MNIST in shuffled, normalised batches of 500, a network 784-256-128-64-10 with ReLU and softmax, Adam, ten epochs: the cost of each epoch.";
    }

    @Override
    public String source() {
        return "tourchpip report, section 6. It prints the program and no numbers.";
    }

    @Override
    public void run(Lab lab) {
        TrainTest fashion = FashionMnist.load(lab.data());
        Normalize normalize = Normalize.fit(fashion.train());
        TrainTest data = new TrainTest(
                fashion.train().map(normalize).take(lab.amount(60_000, 1000)),
                fashion.test().map(normalize).take(lab.amount(10_000, 1000)));

        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(OURS, ADAM);
        recipes.put(PRINTED, ADAM.optimizer(p -> new Adam(p, 0.1)));
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 2)));

        Study study = Study.run(lab, recipes, lab.amount(3, 1), seed -> data);

        lab.table("Cost of each epoch", costs(study));
        lab.beside(
                "Accuracy on the test part",
                List.of(
                        Beside.accuracy(
                                OURS,
                                Double.NaN,
                                study.spread(OURS, t -> t.test().accuracy())),
                        Beside.accuracy(
                                PRINTED,
                                Double.NaN,
                                study.spread(PRINTED, t -> t.test().accuracy()))));
        lab.note(
                "What differs",
                "The program asks for a learning rate of 0.1, which is a hundred times what Adam's authors advise; the network then learns little or"
                        + " nothing. The cost is the mean over the batches, as the program's cost/120.");
        Trial first = study.first(OURS);
        lab.curves("cost", study.curves("cost", EpochResult::trainLoss).logarithmic());
        lab.picture(
                "confusion",
                "Confusion matrix",
                ConfusionPlot.of(first.test().confusion().orElseThrow()));
        lab.picture(
                "predictions",
                "Predictions, worst mistakes first",
                ImageGrid.predictions(
                        fashion.test(), Predictions.of(first.model(), OutputKind.LOGITS, data.test()), 24));
    }

    private static Table costs(Study study) {
        List<List<String>> rows = new ArrayList<>();
        for (int e = 0; e < study.first(OURS).history().epochs().size(); e++)
            rows.add(List.of(Integer.toString(e + 1), cost(study, OURS, e), cost(study, PRINTED, e)));
        return new Table("The mean of the training loss.", List.of("epoch", OURS, PRINTED), rows, Table.Kind.NUMBERS);
    }

    private static String cost(Study study, String name, int epoch) {
        Spread s = study.spread(name, t -> t.history().epochs().get(epoch).trainLoss());
        return String.format(Locale.ROOT, "%.4f ± %.4f", s.mean(), s.std());
    }
}
