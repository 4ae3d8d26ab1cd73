package cairn.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.source.Digits;
import cairn.data.source.Disc;
import cairn.data.source.Iris;
import cairn.data.transform.Compose;
import cairn.metrics.BinaryScores;
import cairn.metrics.CalibrationError;
import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.train.LrFinder;
import cairn.train.OutputKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    private static final String HOSTILE = "<script>alert('1')</script>&\u0001";

    private static boolean has(BufferedImage image, int series) {
        return Look.colours(image).contains(Okabe.rgb(series));
    }

    private static BinaryScores scores() {
        BinaryScores s = new BinaryScores();
        for (int i = 0; i < 100; i++) s.add(i * 37 % 100 / 100.0, i * 37 % 100 + i % 30 > 60 ? 1 : 0);
        return s;
    }

    private static ConfusionMatrix matrix(String... names) {
        ConfusionMatrix m = new ConfusionMatrix(List.of(names));
        for (int i = 0; i < 200; i++) m.add(i % 7 == 0 ? (i + 1) % names.length : i % names.length, i % names.length);
        return m;
    }

    @Test
    void drawsSeveralRunsInDifferentColours() {
        LearningCurves curves = LearningCurves.of("validation loss")
                .add(Curve.perEpoch("adam", 3, 2, 1.5, 1.2))
                .add(Curve.perEpoch("sgd", 3, 2.5, Double.NaN, 2));
        BufferedImage image = Look.whole(curves.picture());
        assertTrue(has(image, 0) && has(image, 1) && !has(image, 2));
        Look.whole(curves.smoothing(0.5).logarithmic().picture());
    }

    @Test
    void drawsRunsOfTheSameNameAndWithoutPositiveValues() {
        LearningCurves curves =
                LearningCurves.of("gain").add(Curve.perEpoch("run", -1, -2)).add(Curve.perEpoch("run", -3, 1));
        BufferedImage image = Look.whole(curves.picture());
        assertTrue(has(image, 0) && has(image, 1));
        assertFalse(LearningCurves.of("gain")
                .add(Curve.perEpoch("run", -1, 0))
                .logarithmic()
                .isLogarithmic());
    }

    @Test
    void refusesToDrawNothing() {
        assertThrows(
                IllegalStateException.class, () -> LearningCurves.of("loss").picture());
        assertThrows(
                IllegalStateException.class,
                () -> LearningCurves.of("loss")
                        .add(Curve.perEpoch("a", Double.NaN))
                        .picture());
        assertThrows(IllegalArgumentException.class, () -> RocPlot.of(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> FoldBoxes.of("error", Map.of("a", List.of(Double.NaN))));
        assertThrows(
                IllegalArgumentException.class,
                () -> HistogramPlot.of("weights", Tensor.of(new float[] {Float.NaN, Float.NaN})));
    }

    @Test
    void saysTheAreaUnderAReceiverOperatingCharacteristic() {
        BinaryScores s = scores();
        Picture p = RocPlot.of(Map.of(HOSTILE, s.rocCurve()));
        assertTrue(has(Look.whole(p), 0));
        BinaryScores one = new BinaryScores();
        one.add(0.5, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> RocPlot.of(Map.of("only", one.rocCurve())))
                .getMessage();
        assertTrue(message.contains("all of one class"), message);
    }

    @Test
    void drawsManyCurvesWithALegendAtTheSide() {
        Map<String, cairn.metrics.PrecisionRecallCurve> curves = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) curves.put("class " + i, scores().precisionRecallCurve());
        Picture many = PrecisionRecallPlot.of(curves);
        Look.whole(many);
        assertTrue(many.width()
                > PrecisionRecallPlot.of(Map.of("one", curves.get("class 1"))).width());
    }

    @Test
    void drawsCalibrationLearningRatesAndFolds() {
        CalibrationError error = new CalibrationError(5);
        for (int i = 0; i < 100; i++) error.add(i / 100.0, i % 3 == 0);
        assertTrue(has(Look.whole(CalibrationPlot.of(error)), 0));
        List<Double> rates =
                DoubleStream.iterate(1e-5, r -> r * 2).limit(15).boxed().toList();
        List<Double> losses = IntStream.range(0, 15)
                .mapToObj(i -> 2 - Math.min(i, 22 - 2 * i) / 8.0)
                .toList();
        assertTrue(has(Look.whole(LrPlot.of(new LrFinder(rates, losses))), 1), "the suggestion is marked");
        Look.whole(FoldBoxes.of("error", Map.of("mlp", List.of(0.1, 0.2, 0.15), "linear", List.of(0.3, 0.25, 0.2))));
    }

    @Test
    void countsWhatIsFiniteInAHistogram() {
        Picture p = HistogramPlot.of("gradients of fc1", Tensor.of(new float[] {1f, 2f, 2f, 3f, Float.NaN}));
        assertEquals(
                "Gradients of fc1: 4 values, mean 2, deviation 0.707, 1 not finite",
                p.title().replace("2.00", "2"));
        Look.whole(p);
        Look.whole(HistogramPlot.of("biases", Tensor.zeros(5)));
    }

    @Test
    void shadesTheCellsOfAConfusionMatrixByTheirShareOfTheTrueClass() {
        Picture p = ConfusionPlot.of(matrix("cat", "dog"));
        BufferedImage image = Look.whole(p);
        Look.whole(ClassBars.of(ClassificationReport.of(matrix("cat", "dog"))));
        assertTrue(Look.colours(image)
                .contains(Palette.ramp(ConfusionPlot.shade(85, 100)).getRGB() & 0xFFFFFF));
        assertEquals(0, ConfusionPlot.shade(0, 10));
        assertEquals(1, ConfusionPlot.shade(10, 10), 1e-12);
    }

    @Test
    void fitsLongAndHostileClassNames() {
        ConfusionMatrix m = matrix("a class with a name that goes on and on and on", HOSTILE, "", "b");
        Look.whole(ConfusionPlot.of(m));
        Look.whole(ClassBars.of(ClassificationReport.of(m)));
        Look.whole(ConfusionPlot.of(new ConfusionMatrix(
                IntStream.range(0, 60).mapToObj(i -> "class " + i).toList())));
    }

    @Test
    void showsSamplesPredictionsAndFilters() {
        var data = Digits.load();
        Sequential model = Rng.with(Rng.of(1), () -> new Sequential(new Flatten(), new Linear(64, 10)));
        Predictions said = Predictions.of(model, OutputKind.LOGITS, data.test());
        assertEquals(data.test().size(), said.all().size());
        assertFalse(said.mistakesFirst().getFirst().isRight());
        Look.whole(ImageGrid.samples(data.train(), 3));
        Look.whole(ImageGrid.predictions(data.test(), said, 12));
        Tensor weight = Autograd.noGrad(() -> model.parameters().get(0).reshape(10, 1, 8, 8));
        Look.whole(ImageGrid.filters(weight, 6));
        Look.whole(ImageGrid.filters(
                Tensor.arange(2 * 3 * 4 * 4).to(cairn.tensor.DType.F32).reshape(2, 3, 4, 4), 6));
        assertThrows(ShapeException.class, () -> ImageGrid.filters(Tensor.zeros(3, 3), 6));
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageGrid.samples(Iris.load().train(), 3));
    }

    @Test
    void showsFeatureMapsAndImagesOfYourOwn() {
        Tensor seen = Tensor.randn(Rng.of(1), 6, 12, 12);
        Look.whole(ImageGrid.featureMaps(seen, 4));
        assertThrows(ShapeException.class, () -> ImageGrid.featureMaps(Tensor.zeros(2, 2), 4));
        Shown shown = new Shown(Tensor.rand(Rng.of(1), 3, 8, 8), "cat 98 %", "dog");
        Picture one = ImageGrid.of("Test picture 11", List.of(shown), 1, 128);
        Look.whole(one);
        assertEquals("Test picture 11", one.title());
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of("none", List.of(), 1, 128));
    }

    @Test
    void putsPicturesSideBySide() {
        Picture box = FoldBoxes.of("accuracy", "runs", Map.of("a contender with a long name", List.of(0.5)));
        Picture grid = PictureGrid.of("Three", 2, List.of(box, box, box));
        Look.whole(grid);
        assertTrue(grid.width() > 2 * box.width() && grid.height() > 2 * box.height());
        assertThrows(IllegalArgumentException.class, () -> PictureGrid.of("none", 2, List.of()));
    }

    @Test
    void marksTheMiddleHalfOfTheFoldsAndEveryFold() {
        Picture plot = FoldBoxes.of("error", Map.of("mlp", List.of(0.0, 1.0, 2.0, 3.0, 4.0)));
        BufferedImage image = Look.whole(plot);
        Set<Integer> colours = Look.colours(image);
        assertTrue(colours.contains(Palette.series(0).getRGB() & 0xFFFFFF));
        assertEquals("Error over folds", plot.title());
    }

    @Test
    void ordersMistakesByHowSureTheNetworkWas() {
        var p = new Predictions(List.of(
                new Predictions.Prediction(0, 1, 1, 0.9),
                new Predictions.Prediction(1, 1, 0, 0.6),
                new Predictions.Prediction(2, 0, 1, 0.8)));
        assertEquals(
                List.of(2, 1),
                p.worstMistakes().stream().map(Predictions.Prediction::index).toList());
        assertEquals(
                List.of(2, 1, 0),
                p.mistakesFirst().stream().map(Predictions.Prediction::index).toList());
    }

    @Test
    void coloursThePlaneByWhatTheNetworkSays() {
        Linear right = new Linear(2, 2); // class 1 to the right of x = 0.5
        Autograd.noGrad(() -> {
            right.parameters()
                    .get(0)
                    .copyInPlace(Tensor.of(new float[] {0f, 0f, 40f, 0f}).reshape(2, 2));
            right.parameters().get(1).copyInPlace(Tensor.of(new float[] {0f, -20f}));
            return right;
        });
        Picture p = DecisionBoundary.of(
                "disc",
                right,
                OutputKind.LOGITS,
                new Compose(List.of()),
                Disc.load().test().take(20));
        BufferedImage image = Look.whole(p);
        int blue = Palette.blend(Palette.PAPER, Palette.series(0), 0.52).getRGB();
        int red = Palette.blend(Palette.PAPER, Palette.series(1), 0.52).getRGB();
        assertEquals(blue, image.getRGB(66, 42));
        assertEquals(red, image.getRGB(462, 42));
        assertThrows(
                IllegalArgumentException.class,
                () -> DecisionBoundary.of(
                        "iris",
                        right,
                        OutputKind.LOGITS,
                        new Compose(List.of()),
                        Iris.load().test()));
    }

    @Test
    void savesByTheEndingOfTheName(@TempDir Path folder) throws IOException {
        Picture p = LearningCurves.of("loss").add(Curve.perEpoch("a", 2, 1)).picture();
        p.save(folder.resolve("a.png"));
        p.save(folder.resolve("a.svg"));
        assertEquals((byte) 'P', Files.readAllBytes(folder.resolve("a.png"))[1]);
        assertTrue(Files.readString(folder.resolve("a.svg")).contains("<svg"));
        assertThrows(IllegalArgumentException.class, () -> p.save(folder.resolve("a.pdf")));
        assertThrows(IllegalArgumentException.class, () -> p.png(0));
    }

    @Test
    void saysInOneSentenceThatThereIsNoFont() {
        for (Error e : List.of(
                new InternalError("no fonts"),
                new Error("no physical fonts"),
                new UnsatisfiedLinkError("libfontconfig"))) {
            String message = assertThrows(
                            IllegalStateException.class,
                            () -> Fonts.require(() -> {
                                throw e;
                            }))
                    .getMessage();
            assertTrue(message.contains("install"), message);
        }
    }
}
