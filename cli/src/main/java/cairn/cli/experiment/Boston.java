package cairn.cli.experiment;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.TrainTest;
import cairn.data.source.BostonHousing;
import cairn.data.transform.Normalize;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Mlp;
import cairn.nn.init.Init;
import cairn.nn.loss.MSELoss;
import cairn.optim.Adam;
import cairn.optim.SGD;
import cairn.train.Objective;
import cairn.viz.FoldBoxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final double[] PRINTED = {22.65, 13.39, 12.85};

    /// SGD at a constant rate; weights and biases start from N(0, 1).
    private static final Recipe LESSON =
            Recipe.of(start(13, 1), Objective.regression(new MSELoss()), p -> new SGD(p, 0.01), 32, 50);

    /// The same networks and as many epochs by Adam, at a rate that falls, on values scaled to about 0 ± 1.
    private static final Recipe BETTER = Recipe.of(
                    net(13, 1),
                    Objective.regression(new MSELoss()).scaled(Normalize.of(22, 9)),
                    p -> new Adam(p, 0.03),
                    32,
                    50)
            .rate(Recipe.Rate.COSINE);

    @Override
    public String name() {
        return "boston";
    }

    @Override
    public String shows() {
        return "House values in Boston by a linear model, a network and a deeper one, 50 epochs: the mean squared error on the test part.";
    }

    @Override
    public String source() {
        return "lesson, section 6: 22.65, 13.39 and 12.85 by SGD at learning rate 0.01, one run each on one split of 354 to 152.";
    }

    @Override
    public void run(Lab lab) {
        Map<String, Recipe> lesson = new LinkedHashMap<>();
        lesson.put(LINEAR, LESSON);
        lesson.put(ONE, LESSON.net(start(13, 13, 1)));
        lesson.put(TWO, LESSON.net(start(13, 13, 13, 1)));
        Map<String, Recipe> better = new LinkedHashMap<>();
        better.put(LINEAR, BETTER);
        better.put(ONE, BETTER.net(net(13, 13, 1)));
        better.put(TWO, BETTER.net(net(13, 13, 13, 1)));
        for (Map<String, Recipe> recipes : List.of(lesson, better))
            recipes.replaceAll((name, recipe) -> recipe.epochs(lab.amount(recipe.epochs(), 3)));
        int runs = lab.amount(20, 2);

        Study first = Study.run(lab, better, runs, seed -> lessonSplit());
        lab.beside("Mean squared error on the lesson's split: Adam, rate falling, scaled values", rows(first, PRINTED));
        Study second = Study.run(lab, lesson, runs, seed -> lessonSplit());
        lab.beside("Mean squared error on the lesson's split by the lesson's recipe", rows(second, PRINTED));
        lab.note("One run and twenty", among(second));
        lab.curves(
                "curves",
                first.curves("test error", epoch -> epoch.validation("mse")).logarithmic());
        lab.curves(
                "curves-lesson",
                second.curves("test error by the lesson's recipe", epoch -> epoch.validation("mse"))
                        .logarithmic());
        lab.picture(
                "boxes",
                "The lesson's split, twenty seeds",
                FoldBoxes.of("mean squared error", "runs", first.values(Boston::mse)));

        Study splits = Study.run(lab, better, runs, Boston::randomSplit);
        lab.beside("Mean squared error on twenty random splits", rows(splits, Double.NaN, Double.NaN, Double.NaN));
        lab.note(
                "How far the numbers carry",
                "With 152 houses to be judged by, a few expensive ones decide: from split to split the error changes by several units, more than from"
                        + " network to network.");
        lab.picture(
                "boxes-splits",
                "Twenty splits",
                FoldBoxes.of("mean squared error", "splits", splits.values(Boston::mse)));
    }

    private static List<Beside> rows(Study study, double... printed) {
        return List.of(row(study, LINEAR, printed[0]), row(study, ONE, printed[1]), row(study, TWO, printed[2]));
    }

    private static Beside row(Study study, String name, double theirs) {
        return new Beside(name, Unit.NUMBER, Beside.Better.LOWER, theirs, study.spread(name, Boston::mse));
    }

    private static String among(Study study) {
        List<String> names = List.of(LINEAR, ONE, TWO);
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < PRINTED.length; i++) {
            double theirs = PRINTED[i];
            List<Double> ours = study.spread(names.get(i), Boston::mse).values();
            counts.add("%s: %d of %d"
                    .formatted(
                            names.get(i), ours.stream().filter(v -> v <= theirs).count(), ours.size()));
        }
        return "The lesson prints one run each. At a constant rate the last steps throw the error about, so that some seeds end below its numbers and"
                + " others above. Runs at or below the lesson's number: " + String.join(", ", counts) + ".";
    }

    private static double mse(Trial trial) {
        return trial.test().regression().orElseThrow().mse();
    }

    private static Supplier<Layer> net(int... sizes) {
        return () -> Mlp.of(Mlp.defaults().activation(Activation.SIGMOID), sizes);
    }

    private static Supplier<Layer> start(int... sizes) {
        return () -> {
            Layer net = net(sizes).get();
            net.resetParameters(Init.normal(0, 1), Init.normal(0, 1));
            return net;
        };
    }

    // ---- splits

    /// The lesson's: `train_test_split(X, y, test_size=0.3, random_state=42)` of scikit-learn. With it, the lesson's program gives the
    /// lesson's five numbers of the linear model to the last digit.
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
