package cairn.cli.experiment;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.data.transform.Normalize;
import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.nn.Flatten;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Tensor;
import cairn.train.Objective;
import cairn.viz.ClassBars;
import cairn.viz.ConfusionPlot;
import cairn.viz.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Precision and recall of every class where some are rare, with and without class weights.
final class Imbalanced implements Experiment {
    private static final String EQUAL = "all alike";
    private static final String WEIGHTED = "rare classes count more";
    private static final int FIRST_RARE = 5;
    private static final int KEPT = 10; // of the rare classes, every tenth

    @Override
    public String name() {
        return "imbalanced";
    }

    @Override
    public String shows() {
        return "Handwritten digits of which 5 to 9 are ten times rarer while learning, with and without class weights: precision and recall of every class.";
    }

    @Override
    public String source() {
        return "tourchpip report, sections 2 and 3, and dl-framework, Metrics: precision and recall per class on imbalanced data. They print no numbers.";
    }

    @Override
    public void run(Lab lab) {
        TrainTest data = rareDigits();
        Recipe equal = Recipe.of(
                        () -> new Sequential(new Flatten(), Mlp.of(64, 32, 10)),
                        Objective.classification(new CrossEntropyLoss()),
                        p -> new Adam(p, 0.003),
                        32,
                        lab.amount(30, 2))
                .evaluateEvery(0);
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(EQUAL, equal);
        recipes.put(
                WEIGHTED,
                equal.objective(Objective.classification(new CrossEntropyLoss().weight(weights(data.train())))));

        Study study = Study.run(lab, recipes, lab.amount(10, 2), seed -> data);

        lab.beside("Accuracy", rows(study, ConfusionMatrix::accuracy));
        lab.beside("Recall, mean over the rare classes", rows(study, m -> rare(m::recall)));
        lab.beside("Precision, mean over the rare classes", rows(study, m -> rare(m::precision)));
        lab.table("Each class", perClass(study));
        for (String name : recipes.keySet()) {
            ConfusionMatrix first = matrix(study.first(name));
            String file = name.equals(EQUAL) ? "equal" : "weighted";
            lab.picture("classes-" + file, "Scores: " + name, ClassBars.of(ClassificationReport.of(first)));
            lab.picture("confusion-" + file, "Confusion matrix: " + name, ConfusionPlot.of(first));
        }
    }

    private static List<Beside> rows(Study study, ToDoubleFunction<ConfusionMatrix> score) {
        return List.of(EQUAL, WEIGHTED).stream()
                .map(name -> Beside.accuracy(
                        name, Double.NaN, study.spread(name, trial -> score.applyAsDouble(matrix(trial)))))
                .toList();
    }

    private static ConfusionMatrix matrix(Trial trial) {
        return trial.test().confusion().orElseThrow();
    }

    private static double rare(IntToDoubleFunction score) {
        return IntStream.range(FIRST_RARE, 10).mapToDouble(score).average().orElseThrow();
    }

    private static Table perClass(Study study) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < 10; c++) {
            int digit = c;
            List<String> row = new ArrayList<>(List.of(Integer.toString(c)));
            for (String name : List.of(EQUAL, WEIGHTED)) {
                row.add(Unit.PERCENT.text(study.spread(name, t -> matrix(t).precision(digit))));
                row.add(Unit.PERCENT.text(study.spread(name, t -> matrix(t).recall(digit))));
            }
            rows.add(row);
        }
        return new Table(
                "On the test part, in which all classes are equally frequent.",
                List.of("digit", "precision, " + EQUAL, "recall, " + EQUAL, "precision, weighted", "recall, weighted"),
                rows,
                Table.Kind.NUMBERS);
    }

    // ---- the data

    private static TrainTest rareDigits() {
        TrainTest digits = Digits.load();
        long[] labels = digits.train().labels();
        int[] seen = new int[10];
        int[] kept = IntStream.range(0, labels.length)
                .filter(i -> labels[i] < FIRST_RARE || seen[(int) labels[i]]++ % KEPT == 0)
                .toArray();
        Dataset train = digits.train().subset(kept);
        Normalize normalize = Normalize.fit(train);
        return new TrainTest(train.map(normalize), digits.test().map(normalize));
    }

    /// Each class as much as if it were as frequent as the others: `n / (classes · nₖ)`.
    private static Tensor weights(Dataset train) {
        long[] labels = train.labels();
        float[] counts = new float[10];
        for (long label : labels) counts[(int) label]++;
        float[] weights = new float[10];
        for (int c = 0; c < 10; c++) weights[c] = labels.length / (10 * counts[c]);
        return Tensor.of(weights);
    }
}
