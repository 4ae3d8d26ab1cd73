package cairn.data.source;

import static cairn.data.source.IdxFileTest.idx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.transform.Normalize;
import cairn.tensor.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path folder;

    private void writeTiny(Path to, int images, int labels) throws IOException {
        Files.createDirectories(to);
        Files.write(to.resolve("t10k-images-idx3-ubyte"), idx(0x0803, new int[] {images, 2, 2}, 4 * images));
        Files.write(to.resolve("t10k-labels-idx1-ubyte"), idx(0x0801, new int[] {labels}, labels));
    }

    @Test
    void readsPixelsAsNumbersFromZeroToOne() throws IOException {
        writeTiny(folder, 3, 3);
        Dataset test = Mnist.test(DataFolder.at(folder));
        assertEquals(Shape.of(1, 2, 2), test.info().inputShape());
        assertEquals("mnist/test", test.info().name());
        assertArrayEquals(
                new float[] {4 / 255f, 5 / 255f, 6 / 255f, 7 / 255f},
                test.get(1).x().toFloatArray());
        assertArrayEquals(new long[] {0, 1, 2}, test.labels());
    }

    @Test
    void findsTheFilesInEveryUsualPlace() throws IOException {
        for (String place : List.of("a", "b/mnist", "c/MNIST/raw")) writeTiny(folder.resolve(place), 3, 3);
        for (String root : List.of("a", "b", "c"))
            assertEquals(3, Mnist.test(DataFolder.at(folder.resolve(root))).size());
    }

    @Test
    void refusesImagesAndLabelsOfDifferentNumber() throws IOException {
        writeTiny(folder, 3, 4);
        String message = assertThrows(DataException.class, () -> Mnist.test(DataFolder.at(folder)))
                .getMessage();
        assertEquals(
                folder.resolve("t10k-images-idx3-ubyte")
                        + " holds 3 images, but t10k-labels-idx1-ubyte holds 4 labels.",
                message);
    }

    @Test
    void refusesALabelThatIsNoClass() throws IOException {
        writeTiny(folder, 11, 11);
        String message = assertThrows(DataException.class, () -> Mnist.test(DataFolder.at(folder)))
                .getMessage();
        assertEquals(folder.resolve("t10k-labels-idx1-ubyte") + ": label 10 is 10, expected 0 to 9.", message);
    }

    @Test
    void saysWhereItLookedAndWhatToDo() {
        String message = assertThrows(DataException.class, () -> Mnist.train(DataFolder.at(folder)))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "mnist: train-images-idx3-ubyte and train-labels-idx1-ubyte (gzipped or not) were not found in any of "),
                message);
        assertTrue(message.contains(folder.resolve("mnist") + ", " + folder), message);
        assertTrue(
                message.contains("download them (--download")
                        && message.contains("name the folder that holds them (--data-dir"),
                message);
    }

    /// MNIST without its published addresses: the tests do not go out.
    private static IdxFamily nowhere() {
        List<RemoteFile> files = Mnist.FAMILY.files().stream()
                .map(f -> new RemoteFile(f.set(), f.name(), f.bytes(), f.sha256(), f.contentSha256(), List.of()))
                .toList();
        return new IdxFamily("mnist", Mnist.FAMILY.classNames(), files, "MNIST/raw", List.of());
    }

    private static void assertNear(Normalize expected, Normalize actual, float tolerance) {
        for (int c = 0; c < expected.mean().size(); c++) {
            assertEquals(expected.mean().get(c), actual.mean().get(c), tolerance);
            assertEquals(expected.std().get(c), actual.std().get(c), tolerance);
        }
    }

    @Test
    void downloadsWhatIsMissingAndSaysWhatCameInstead() throws IOException {
        try (var server = new FileServer(new byte[100], FileServer::wellBehaved)) {
            var downloads = DownloadOptions.defaults()
                    .mirrors(List.of(server.address("/")))
                    .attempts(1, Duration.ofMillis(1));
            String message = assertThrows(
                            DataException.class,
                            () -> nowhere()
                                    .train(DataFolder.at(folder).download(true).downloads(downloads)))
                    .getMessage();
            assertTrue(message.contains("the file has 100 bytes there, expected 9912422"), message);
            assertEquals(List.of("/mnist/train-images-idx3-ubyte.gz"), server.requests());
            try (var left = Files.list(folder.resolve("mnist"))) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    void everyPublishedFileHasASizeAChecksumAndASecureAddress() {
        for (IdxFamily family : List.of(Mnist.FAMILY, FashionMnist.FAMILY)) {
            assertEquals(4, family.files().size());
            for (RemoteFile file : family.files()) {
                assertTrue(
                        file.sha256().matches("[0-9a-f]{64}")
                                && file.contentSha256().matches("[0-9a-f]{64}"),
                        file.name());
                for (URI address : file.addresses())
                    assertTrue(address.toString().startsWith("https://")
                            && address.getPath().endsWith("/" + file.name()));
            }
        }
    }

    @Test
    void readsMnist() {
        Dataset train = Mnist.train(DataFolder.at(TestData.folder()));
        assertEquals(60_000, train.size());
        assertEquals(Task.CLASSIFICATION, train.info().task());
        assertNear(Normalize.MNIST, Normalize.fit(train), 2e-7f);
        assertArrayEquals(new long[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, Arrays.copyOf(train.labels(), 10));
        Dataset test = Mnist.test(DataFolder.at(TestData.folder()));
        assertEquals(10_000, test.size());
        assertArrayEquals(new long[] {7, 2, 1, 0, 4}, Arrays.copyOf(test.labels(), 5));
    }

    @Test
    void readsFashionMnist() {
        Dataset train = FashionMnist.train(DataFolder.at(TestData.folder()));
        assertNear(Normalize.FASHION_MNIST, Normalize.fit(train), 2e-7f);
        assertArrayEquals(new long[] {9, 0, 0, 3, 0, 2, 7, 2, 5, 5}, Arrays.copyOf(train.labels(), 10));
        long[] perClass = new long[10];
        for (long label : train.labels()) perClass[(int) label]++;
        for (long count : perClass) assertEquals(6000, count);
        assertEquals("Ankle boot", train.info().classNames().get(9));
    }

    @Test
    void thePublishedChecksumsAreThoseOfTheContent() throws IOException {
        for (IdxFamily family : List.of(Mnist.FAMILY, FashionMnist.FAMILY)) {
            for (RemoteFile file : family.files()) {
                assertEquals(
                        file.contentSha256(),
                        Sha256.ofGunzipped(
                                TestData.folder().resolve(family.name()).resolve(file.name())));
            }
        }
    }

    @Test
    void doesNotTakeOneSetForTheOther() {
        Path mnist = TestData.folder().resolve("mnist");
        String message = assertThrows(DataException.class, () -> FashionMnist.test(DataFolder.at(mnist)))
                .getMessage();
        assertEquals(
                mnist.resolve("t10k-labels-idx1-ubyte.gz")
                        + ": these are the labels of mnist, not of fashion-mnist; the two use the same file names.",
                message);
    }
}
