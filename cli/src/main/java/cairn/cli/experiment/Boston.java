package cairn.cli.experiment;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.TrainTest;
import cairn.data.source.BostonHousing;
import cairn.data.transform.Normalize;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.loss.MSELoss;
import cairn.optim.SGD;
import cairn.train.Objective;
import cairn.viz.FoldBoxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// House values in Boston by a linear model and two networks.
final class Boston implements Experiment {
    private static final String LINEAR = "linear";
    private static final String ONE = "13 sigmoid";
    private static final String TWO = "13 + 13 sigmoid";

    private static final Recipe LESSON =
            Recipe.of(net(13, 1), Objective.regression(new MSELoss()), p -> new SGD(p, 0.01), 32, 50);

    @Override
    public String name() {
        return "boston";
    }

    @Override
    public String shows() {
        return "House values in Boston by a linear model, a network and a deeper one, with SGD, learning rate 0.01, 50 epochs: the mean squared error.";
    }

    @Override
    public String source() {
        return "lesson, section 6: 22.65, 13.39 and 12.85, one run each on one split of 354 to 152.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(LINEAR, LESSON);
        recipes.put(ONE, LESSON.net(net(13, 13, 1)));
        recipes.put(TWO, LESSON.net(net(13, 13, 13, 1)));
        recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 3)));

        Study same = Study.run(lab, recipes, lab.amount(20, 2), seed -> lessonSplit());
        lab.beside("Mean squared error on the lesson's own split", rows(same));
        lab.curves(
                "curves",
                same.curves("test error", epoch -> epoch.validation("mse")).logarithmic());
        lab.picture(
                "boxes",
                "The same split, other seeds",
                FoldBoxes.of("mean squared error", "runs", same.values(Boston::mse)));

        Study other = Study.run(lab, recipes, lab.amount(20, 2), Boston::randomSplit);
        lab.beside("Mean squared error on random splits", rows(other));
        lab.note(
                "How far the numbers carry",
                "With 152 houses to be judged by, a few expensive ones decide: over random splits the error scatters by several units, and the order of"
                        + " the two networks with it. The lesson's split is an easy one for all three.");
        lab.picture(
                "boxes-splits",
                "Other splits, other seeds",
                FoldBoxes.of("mean squared error", "splits", other.values(Boston::mse)));
    }

    private static List<Beside> rows(Study study) {
        return List.of(row(study, LINEAR, 22.65), row(study, ONE, 13.39), row(study, TWO, 12.85));
    }

    private static Beside row(Study study, String name, double theirs) {
        return new Beside(name, Unit.NUMBER, Beside.Better.LOWER, theirs, study.spread(name, Boston::mse));
    }

    private static double mse(Trial trial) {
        return trial.test().regression().orElseThrow().mse();
    }

    private static Supplier<Layer> net(int... sizes) {
        return () -> Mlp.of(Mlp.defaults().activation(Activation.SIGMOID), sizes);
    }

    // ---- splits

    /// The lesson's: `train_test_split(X, y, test_size=0.3, random_state=42)` of scikit-learn. With it, the lesson's program gives the lesson's
    /// numbers to the last digit.
    private static TrainTest lessonSplit() {
        int[] test = testRows();
        Dataset all = BostonHousing.all();
        int[] train = IntStream.range(0, all.size())
                .filter(i -> Arrays.binarySearch(test, i) < 0)
                .toArray();
        return normalized(all.subset(train), all.subset(test));
    }

    private static TrainTest randomSplit(long seed) {
        List<Dataset> parts = Split.random(BostonHousing.all(), seed, 0.7, 0.3);
        return normalized(parts.getFirst(), parts.getLast());
    }

    private static TrainTest normalized(Dataset train, Dataset test) {
        Normalize normalize = Normalize.fit(train);
        return new TrainTest(train.map(normalize), test.map(normalize));
    }

    /// The rows of the test part, rising.
    private static int[] testRows() {
        try (InputStream in = Objects.requireNonNull(Boston.class.getResourceAsStream("boston-test-rows.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return Arrays.stream(text.split("\\s+")).mapToInt(Integer::parseInt).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
