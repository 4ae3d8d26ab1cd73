package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Batch;
import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TrainTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    @Test
    void digitsAreTheWellKnownOnes() {
        Dataset digits = Digits.all();
        assertEquals(1797, digits.size());
        assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, Arrays.copyOf(digits.labels(), 10));
        float[] first = digits.get(0).x().toFloatArray();
        assertArrayEquals(new float[] {0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0}, Arrays.copyOf(first, 8));
        float[] all = digits.all().x().toFloatArray();
        double sum = 0;
        for (float pixel : all) sum += pixel * 16;
        assertEquals(561_718, sum);
    }

    @Test
    void digitsAreSplitEvenlyAndAlwaysAlike() {
        TrainTest digits = Digits.load();
        long[] perClass = new long[10];
        for (long label : digits.test().labels()) perClass[(int) label]++;
        for (long count : perClass) assertTrue(count >= 34 && count <= 38, Arrays.toString(perClass));
        assertEquals(digits.test().checksum(), Digits.load().test().checksum());
        assertEquals("crc32c:", digits.train().checksum().substring(0, 7));
    }

    @Test
    void irisHasFiftyOfEachSpecies() {
        Dataset iris = Iris.all();
        assertEquals(List.of("setosa", "versicolor", "virginica"), iris.info().classNames());
        assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, iris.get(0).x().toFloatArray());
        assertEquals(50 + 2 * 50, Arrays.stream(iris.labels()).sum());
    }

    @Test
    void bostonHasTheWellKnownMean() {
        Batch boston = BostonHousing.all().all();
        assertEquals("[506, 13] [506, 1]", boston.x().shape() + " " + boston.y().shape());
        double sum = 0;
        for (float y : boston.y().toFloatArray()) sum += y;
        assertEquals(22.5328, sum / 506, 1e-4);
        assertEquals(Task.REGRESSION, BostonHousing.all().info().task());
    }

    @Test
    void aboutHalfOfTheDiscsPointsAreInside() {
        Dataset disc = Disc.of(1000, 3);
        long inside = Arrays.stream(disc.labels()).sum();
        assertTrue(inside > 440 && inside < 560, "inside: " + inside);
        for (int i = 0; i < 1000; i++) {
            float[] x = disc.get(i).x().toFloatArray();
            boolean near = Math.hypot(x[0] - 0.5, x[1] - 0.5) < 1 / Math.sqrt(2 * Math.PI);
            assertEquals(near ? 1 : 0, disc.get(i).y().itemLong());
        }
        assertEquals(disc.checksum(), Disc.of(1000, 3).checksum());
        assertNotEquals(disc.checksum(), Disc.of(1000, 4).checksum());
        assertThrows(IllegalArgumentException.class, () -> Disc.of(0, 1));
    }

    private static void assertIsWhatItSays(DatasetEntry entry, DataFolder where) {
        TrainTest data = entry.load(where);
        assertEquals(entry.trainSize(), data.train().size(), entry.name());
        assertEquals(entry.testSize(), data.test().size(), entry.name());
        assertEquals(entry.task(), data.train().info().task(), entry.name());
        assertEquals(entry.classes(), data.train().info().classes(), entry.name());
        assertEquals(entry.inputShape(), data.train().info().inputShape(), entry.name());
    }

    @Test
    void everySetInsideTheLibraryIsWhatTheListSays() {
        for (String name : List.of("digits", "iris", "wine", "boston", "disc")) {
            assertIsWhatItSays(Datasets.named(name), DataFolder.standard());
        }
    }

    @Test
    void everySetOnDiskIsWhatTheListSays() {
        // The test data holds a part of CIFAR-10 only.
        for (String name : List.of("mnist", "fashion-mnist")) {
            assertIsWhatItSays(Datasets.named(name), DataFolder.at(TestData.folder()));
        }
    }

    @Test
    void suggestsTheDatasetThatWasProbablyMeant() {
        assertEquals(
                "There is no dataset, CSV file or folder of pictures named digit (did you mean digits?); "
                        + "the datasets are digits, iris, wine, boston, disc, cats, mnist, fashion-mnist, cifar10.",
                assertThrows(DataException.class, () -> Datasets.named("digit")).getMessage());
        assertTrue(failure("fashon_mnist").contains("(did you mean fashion-mnist?)"));
        assertTrue(failure("Cifar-10").contains("(did you mean cifar10?)"));
        assertTrue(failure("no/such/file.csv").contains("file.csv; the datasets are"));
        assertTrue(failure("a\0b").contains("There is no dataset"));
        assertEquals("digits", Datasets.named("DIGITS").name());
    }

    private static String failure(String name) {
        return assertThrows(DataException.class, () -> Datasets.open(name, DataFolder.standard()))
                .getMessage();
    }

    @Test
    void opensACsvFileByItsPath() {
        Path iris = TestData.folder().resolve("tabular/iris.csv");
        TrainTest data = Datasets.open(iris.toString(), DataFolder.standard());
        assertEquals(120, data.train().size());
        assertEquals(30, data.test().size());
    }
}
