package cairn.data.source;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.data.source.Pictures.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pictures in folders, one folder per class: `<root>/<class>/….png`, at any depth. Classes are numbered in the order of their names.
///
/// All pictures are decoded at once and kept as bytes. Files and folders whose names begin with a dot do not count, nor do files that are
/// not named as pictures.
///
/// Shape: `x[N, channels, height, width]` in `[0, 1]`, `y[N]`. PyTorch: `ImageFolder`.
public final class ImageFolder {
    private static final int WHITE = 255;
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");
    private static final List<String> TEST_NAMES = List.of("test", "val", "valid", "validation");

    private ImageFolder() {}

    private record Picture(Path file, int label) {}

    /// All pictures below `root`, in a given format.
    ///
    /// @throws DataException if there are no class folders, one of them has no pictures, or a picture cannot be decoded
    public static Dataset read(Path root, ImageFormat format) {
        List<String> classes = classes(root);
        return decode(root, classes, pictures(root, classes), format, null);
    }

    /// All pictures below `root`, in the size of the first one; others are scaled and cut, and a note in [Dataset#info] counts them. Grey
    /// if all are grey.
    ///
    /// @throws DataException if there are no class folders, one of them has no pictures, or a picture cannot be decoded
    public static Dataset read(Path root) {
        List<String> classes = classes(root);
        return inferred(root, classes, pictures(root, classes), null);
    }

    /// Two parts: the folders `train` and `test` (or `val`, `valid`, `validation`) below `root` if they are there, else a split of
    /// everything, four fifths to one fifth, every class equally frequent in both, always the same.
    ///
    /// @param format null to infer it from the training pictures
    /// @throws DataException if there are no class folders, one of them has no pictures, or a picture cannot be decoded
    public static TrainTest load(Path root, @Nullable ImageFormat format) {
        Path train = root.resolve("train");
        Optional<Path> test = TEST_NAMES.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .findFirst();
        if (!Files.isDirectory(train) || test.isEmpty())
            return Standard.split(format == null ? read(root) : read(root, format));
        List<String> classes = classes(train);
        List<Picture> pictures = pictures(train, classes);
        Dataset learned = inferred(train, classes, pictures, format);
        return new TrainTest(
                learned, decode(test.get(), classes, pictures(test.get(), classes), formatOf(learned, format), null));
    }

    private static ImageFormat formatOf(Dataset learned, @Nullable ImageFormat format) {
        if (format != null) return format;
        var shape = learned.info().inputShape();
        return new ImageFormat(shape.size(0), shape.size(1), shape.size(2), ImageFormat.Fit.CROP);
    }

    private static Dataset inferred(
            Path root, List<String> classes, List<Picture> pictures, @Nullable ImageFormat format) {
        if (format != null) return decode(root, classes, pictures, format, null);
        List<Header> headers = pictures.parallelStream()
                .map(picture -> Pictures.header(picture.file()))
                .toList();
        Header first = headers.getFirst();
        boolean grey = headers.stream().allMatch(Header::grey);
        long others = headers.stream()
                .filter(h -> h.height() != first.height() || h.width() != first.width())
                .count();
        var inferred = new ImageFormat(grey ? 1 : 3, first.height(), first.width(), ImageFormat.Fit.CROP);
        String note = others == 0
                ? null
                : "%d of %d pictures had another size and were scaled and cut to %d×%d"
                        .formatted(others, pictures.size(), first.height(), first.width());
        return decode(root, classes, pictures, inferred, note);
    }

    private static List<String> classes(Path root) {
        if (!Files.isDirectory(root)) throw new DataException(root + ": there is no such folder.");
        try (Stream<Path> entries = Files.list(root)) {
            List<String> names = entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            if (names.isEmpty())
                throw new DataException(root + ": there are no folders in it; every class needs a folder of its own.");
            return names;
        } catch (IOException e) {
            throw Unpacked.failure(root, e);
        }
    }

    private static List<Picture> pictures(Path root, List<String> classes) {
        var pictures = new ArrayList<Picture>();
        for (String name : classes(root)) {
            int label = classes.indexOf(name);
            if (label < 0)
                throw new DataException("%s: there was no class %s among those to learn from (%s)."
                        .formatted(root, name, String.join(", ", classes)));
            List<Path> files = files(root.resolve(name));
            if (files.isEmpty()) throw new DataException(root.resolve(name) + ": there is no picture of this class.");
            for (Path file : files) pictures.add(new Picture(file, label));
        }
        return pictures;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(ImageFolder::isPicture).sorted().toList();
        } catch (IOException e) {
            throw Unpacked.failure(folder, e);
        } catch (UncheckedIOException e) {
            throw Unpacked.failure(folder, new IOException(e.getMessage(), e));
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(file);
    }

    private static Dataset decode(
            Path root, List<String> classes, List<Picture> pictures, ImageFormat format, @Nullable String note) {
        int step = format.shape().numel();
        if ((long) step * pictures.size() > Integer.MAX_VALUE - 64) {
            throw new DataException("%s: %d pictures of %s take more than 2 GiB; choose a smaller format."
                    .formatted(root, pictures.size(), format.shape()));
        }
        byte[] pixels = new byte[step * pictures.size()];
        long[] labels = pictures.stream().mapToLong(Picture::label).toArray();
        IntStream.range(0, labels.length)
                .parallel()
                .forEach(i -> Pictures.decode(pictures.get(i).file(), format, pixels, i * step));
        DataInfo info = DataInfo.classes(String.valueOf(root.getFileName()), format.shape(), classes);
        return ImageDataset.wrap(pixels, labels, WHITE, note == null ? info : info.noted(note));
    }
}
