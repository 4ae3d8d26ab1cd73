package cairn.data.source;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// CIFAR-10: 50,000 + 10,000 small photographs in ten classes, 32×32 in colour (Krizhevsky, 2009; for research).
///
/// Shape: `x[N, 3, 32, 32]` in `[0, 1]`, red, green and blue, `y[N]` from 0 to 9.
///
/// Reads the binary version: the six `.bin` files, or straight from `cifar-10-binary.tar.gz`. If some of the five training files are
/// missing the others are used, and a note in [Dataset#info] says so.
public final class Cifar10 {
    private static final String NAME = "cifar10";
    private static final String ARCHIVE = "cifar-10-binary.tar.gz";
    private static final List<String> TRAIN_FILES = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();
    private static final List<String> TEST_FILES = List.of("test_batch.bin");
    private static final int WHITE = 255;

    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final RemoteFile REMOTE = new RemoteFile(
            NAME,
            ARCHIVE,
            170_052_171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            null,
            List.of(URI.create("https://www.cs.toronto.edu/~kriz/" + ARCHIVE)));

    private Cifar10() {}

    /// Both parts, from the standard folder.
    public static TrainTest load() {
        return load(DataFolder.standard());
    }

    /// Both parts.
    ///
    /// @throws DataException if files are missing, damaged, or cannot be downloaded
    public static TrainTest load(DataFolder where) {
        return new TrainTest(train(where), test(where));
    }

    /// The 50,000 training images.
    ///
    /// @throws DataException if files are missing, damaged, or cannot be downloaded
    public static Dataset train(DataFolder where) {
        return read(where, TRAIN_FILES, "train");
    }

    /// The 10,000 test images.
    ///
    /// @throws DataException if files are missing, damaged, or cannot be downloaded
    public static Dataset test(DataFolder where) {
        return read(where, TEST_FILES, "test");
    }

    private static Dataset read(DataFolder where, List<String> names, String part) {
        List<CifarBatch> batches = batches(where, names);
        int images = batches.stream().mapToInt(CifarBatch::size).sum();
        byte[] pixels = new byte[Math.multiplyExact(images, CifarBatch.PIXELS)];
        long[] labels = new long[images];
        int n = 0;
        for (CifarBatch batch : batches) {
            for (int i = 0; i < batch.size(); i++, n++) {
                labels[n] = batch.label(i);
                batch.copyPixels(i, pixels, n * CifarBatch.PIXELS);
            }
        }
        return ImageDataset.wrap(pixels, labels, WHITE, info(part, batches.size(), names.size()));
    }

    private static DataInfo info(String part, int found, int expected) {
        DataInfo info = DataInfo.classes(NAME + "/" + part, Shape.of(3, 32, 32), CLASSES);
        return found == expected
                ? info
                : info.noted("only %d of the %d %s files were found".formatted(found, expected, part));
    }

    private static List<CifarBatch> batches(DataFolder where, List<String> names) {
        List<Path> folders = where.candidates(NAME, List.of("cifar-10-batches-bin"), List.of());
        for (Path folder : folders) {
            List<Path> found = names.stream()
                    .flatMap(name -> DataFolder.find(folder, name).stream())
                    .toList();
            if (!found.isEmpty()) return found.stream().map(Cifar10::batch).toList();
        }
        for (Path folder : folders) {
            Optional<Path> archive = DataFolder.find(folder, ARCHIVE);
            if (archive.isPresent()) return fromArchive(archive.get(), names);
        }
        if (!where.download()) throw NotFound.files(NAME, String.join(", ", names) + " or " + ARCHIVE, folders);
        return fromArchive(new Downloader(where.downloads()).fetch(REMOTE, where.folderOf(NAME)), names);
    }

    private static CifarBatch batch(Path file) {
        try (var content = Unpacked.open(file)) {
            return new CifarBatch(file.toString(), content.stream().readNBytes(CifarBatch.MAX_BYTES + 1));
        } catch (IOException e) {
            throw Unpacked.failure(file, e);
        }
    }

    /// In the order of `names`, whatever the order in the archive.
    private static List<CifarBatch> fromArchive(Path archive, List<String> names) {
        var found = new TreeMap<String, CifarBatch>();
        try (var tar = new TarReader(archive)) {
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                String name = entry.baseName();
                if (names.contains(name)) found.put(name, new CifarBatch(archive + ": " + name, tar.read(entry)));
            }
        }
        if (found.size() == names.size()) return new ArrayList<>(found.values());
        throw new DataException("%s: the archive holds %s, expected %s.".formatted(archive, found.keySet(), names));
    }
}
