package cairn.data.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TensorDataset;
import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransformsTest {
    private static final Tensor TABLE = Tensor.of(new float[][] {{1, 10, 5}, {2, 30, 5}, {3, 20, 5}});

    private static final List<Transform> EACH = List.of(
            Normalize.of(0.5f, 0.25f),
            new Normalize(List.of(1f, 2f, 3f), List.of(0.1f, 0.2f, 0.3f)),
            new MinMax(List.of(0f), List.of(16f)),
            new ToTensor(),
            new ToVector(),
            new OneHot(7),
            new Column(),
            Column.bipolar(),
            Compose.of(),
            Compose.of(Normalize.MNIST, Compose.of(new ToVector())));

    private static Dataset table() {
        return new TensorDataset(TABLE, Tensor.zeros(3, 1));
    }

    private static String message(Runnable wrong) {
        return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    }

    @Test
    void normalizesEachFeatureOfATable() {
        Normalize fitted = Normalize.fit(table());
        float std = (float) Math.sqrt(2 / 3.0);
        assertEquals(new Normalize(List.of(2f, 20f, 5f), List.of(std, (float) Math.sqrt(200 / 3.0), 1f)), fitted);
        float z = 1 / std;
        assertArrayEquals(
                new float[] {-z, -z, 0, 0, z, 0, z, 0, 0}, fitted.apply(TABLE).toFloatArray(), 1e-6f);
        assertArrayEquals(
                new float[] {1, 10, 5, 2, 30, 5, 3, 20, 5}, TABLE.toFloatArray(), "the argument stays as it is");
    }

    @Test
    void normalizesEachChannelOfAnImage() {
        byte[] pixels = {0, 10, 20, 30, 100, 100, 100, 120};
        var images =
                ImageDataset.wrap(pixels, new long[] {0, 0}, 1, DataInfo.classes("i", Shape.of(2, 1, 2), List.of("a")));
        Normalize fitted = Normalize.fit(images);
        assertEquals(List.of(52.5f, 67.5f), fitted.mean());
        float[] y = fitted.apply(images.all().x()).toFloatArray();
        assertEquals((0 - 52.5f) / fitted.std().get(0), y[0]);
        assertEquals((30 - 67.5f) / fitted.std().get(1), y[3]);
        assertEquals((100 - 52.5f) / fitted.std().get(0), y[4]);
    }

    @Test
    void normalizesOtherShapesAsAWhole() {
        var sequences = new TensorDataset(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2), Tensor.zeros(1, 1));
        assertEquals(List.of(2.5f), Normalize.fit(sequences).mean());
        var tokens = new TensorDataset(Tensor.of(new float[] {1, 3}), Tensor.zeros(2, 1));
        assertEquals(Normalize.of(2, 1), Normalize.fit(tokens));
    }

    @Test
    void statisticsSurviveALargeOffset() {
        float[] x = new float[5000];
        for (int i = 0; i < x.length; i++) x[i] = 100_000 + i % 2;
        var far = new TensorDataset(Tensor.of(x, 5000, 1), Tensor.zeros(5000, 1));
        assertEquals(Normalize.of(100_000.5f, 0.5f), Normalize.fit(far));
    }

    @Test
    void aNormalizedDatasetHasMeanZeroAndStdOne() {
        var noise = new TensorDataset(Tensor.rand(Rng.of(1), 3000, 4), Tensor.zeros(3000, 1));
        Normalize again = Normalize.fit(noise.map(Normalize.fit(noise)));
        for (int c = 0; c < 4; c++) {
            assertEquals(0, again.mean().get(c), 1e-6);
            assertEquals(1, again.std().get(c), 1e-6);
        }
    }

    @Test
    void theInverseUndoesANormalization() {
        Normalize fitted = Normalize.fit(table());
        assertArrayEquals(
                TABLE.toFloatArray(),
                fitted.inverse().apply(fitted.apply(TABLE)).toFloatArray(),
                1e-5f);
    }

    @Test
    void minMaxMapsTheExtremesToZeroAndOne() {
        MinMax fitted = MinMax.fit(table());
        assertEquals(new MinMax(List.of(1f, 10f, 5f), List.of(3f, 30f, 5f)), fitted);
        assertArrayEquals(
                new float[] {0, 0, 0, 0.5f, 1, 0, 1, 0.5f, 0},
                fitted.apply(TABLE).toFloatArray());
    }

    @Test
    void theOthersDoWhatTheirNamesSay() {
        assertArrayEquals(
                new float[] {0, 0.2f, 1},
                new ToTensor().apply(Tensor.of(new float[] {0, 51, 255})).toFloatArray());
        assertEquals(
                Shape.of(2, 12), new ToVector().apply(Tensor.zeros(2, 3, 4)).shape());
        assertEquals(Shape.of(2, 1), new ToVector().apply(Tensor.zeros(2)).shape());
        Tensor labels = Tensor.of(new long[] {1, 0, 1});
        assertArrayEquals(
                new float[] {0, 1, 1, 0, 0, 1}, new OneHot(2).apply(labels).toFloatArray());
        assertEquals(Shape.of(3, 2), new OneHot(2).apply(labels).shape());
        assertArrayEquals(new float[] {1, -1, 1}, Column.bipolar().apply(labels).toFloatArray());
        assertEquals(Shape.of(3, 1), new Column().apply(labels).shape());
        assertSame(labels, Compose.of().apply(labels));
    }

    @Test
    void composesFromLeftToRight() {
        Transform both = Compose.of(new ToTensor(2), Normalize.of(1, 0.5f));
        assertArrayEquals(
                new float[] {-2, 2}, both.apply(Tensor.of(new float[] {0, 4})).toFloatArray());
    }

    @Test
    void foretellsItsOutputShape() {
        for (Transform transform : EACH) {
            boolean targets = transform instanceof OneHot || transform instanceof Column;
            Shape sample = targets ? Shape.SCALAR : Shape.of(3, 4, 5);
            Tensor batch = targets ? Tensor.of(new long[] {0, 1}) : Tensor.zeros(2, 3, 4, 5);
            Shape got = transform.apply(batch).shape();
            Shape foretold = transform.outputShape(sample);
            assertEquals(2, got.size(0), transform.toString());
            assertEquals(got.numel() / 2, foretold.numel(), transform.toString());
            assertEquals(got.rank() - 1, foretold.rank(), transform.toString());
        }
    }

    @Test
    void comesBackEqualFromItsState() {
        for (Transform transform : EACH) assertEquals(transform, Transforms.restore(transform.state()));
        assertEquals(10, EACH.stream().distinct().count());
    }

    @Test
    void everyTransformOfThePackageCanComeBack() throws Exception {
        var tested = Stream.concat(EACH.stream(), AugmentationTest.EACH.stream())
                .map(t -> t.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList();
        var found = new ArrayList<String>();
        var folder = Path.of(Transforms.class.getResource("Transforms.class").toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.equals("package-info")) continue;
                if (Transform.class.isAssignableFrom(Class.forName("cairn.data.transform." + name))) found.add(name);
            }
        }
        found.sort(String::compareTo);
        assertEquals(found, tested);
    }

    @Test
    void ownTransformsComeBackThroughTheirFactory() {
        record Half() implements Transform {
            @Override
            public Tensor apply(Tensor batch) {
                return batch;
            }

            @Override
            public TransformState state() {
                return new TransformState("Half", Map.of(), List.of());
            }
        }
        Transform both = Compose.of(new Half(), new ToVector());
        assertEquals(both, Transforms.restore(both.state(), Map.of("Half", state -> new Half())));
        String message = assertThrows(DataException.class, () -> Transforms.restore(both.state()))
                .getMessage();
        assertEquals("transform: there is no transform named Half.", message);
    }

    @Test
    void refusesStatesThatLackNumbers() {
        var empty = new TransformState("Normalize", Map.of(), List.of());
        assertEquals(
                "transform: the saved Normalize has no mean.",
                assertThrows(DataException.class, () -> Transforms.restore(empty))
                        .getMessage());
        var two = new TransformState("ToTensor", Map.of("white", List.of(1.0, 2.0)), List.of());
        assertEquals(
                "transform: the saved ToTensor needs 1 of white, got 2.",
                assertThrows(DataException.class, () -> Transforms.restore(two)).getMessage());
    }

    @Test
    void refusesWhatItCannotTransform() {
        Normalize three = Normalize.fit(table());
        assertEquals(
                "Normalize: x[N, C=3, …] is expected, because it has statistics of 3 channels, got [2, 4].",
                assertThrows(ShapeException.class, () -> three.apply(Tensor.zeros(2, 4)))
                        .getMessage());
        assertEquals(
                "Normalize: the input must be F32, got I64.", message(() -> three.apply(Tensor.of(new long[] {1}))));
        assertEquals(
                "OneHot: label 2 is outside the 2 classes.",
                message(() -> new OneHot(2).apply(Tensor.of(new long[] {0, 2}))));
        assertEquals(
                "Column: two classes, 0 and 1, fit into one column, got label 2.",
                message(() -> new Column().apply(Tensor.of(new long[] {2}))));
    }

    @Test
    void refusesImpossibleSettings() {
        assertEquals("Normalize: std must be above 0, got 0.0.", message(() -> Normalize.of(0, 0)));
        assertEquals(
                "Normalize: as many means as stds are needed, got 1 and 0.",
                message(() -> new Normalize(List.of(1f), List.of())));
        assertEquals(
                "MinMax: max must not be below min, got [1.0, 0.0].",
                message(() -> new MinMax(List.of(1f), List.of(0f))));
        assertEquals("ToTensor: white must be above 0, got 0.0.", message(() -> new ToTensor(0)));
        assertEquals("OneHot: there must be at least 1 class, got 0.", message(() -> new OneHot(0)));
        assertEquals("fit: the dataset is empty.", message(() -> Normalize.fit(table().subset())));
    }

    @Test
    void writesDownItsNumbersInTheOrderOfTheirNames() {
        var state = new TransformState(
                "Any", Map.of("d", List.of(), "b", List.of(), "a", List.of(), "c", List.of()), List.of());
        assertEquals(List.of("a", "b", "c", "d"), List.copyOf(state.numbers().keySet()));
    }
}
