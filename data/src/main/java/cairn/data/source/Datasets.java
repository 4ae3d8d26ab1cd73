package cairn.data.source;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import cairn.tensor.text.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Every dataset this library knows by name.
///
/// ```java
/// TrainTest digits = Datasets.named("digits").load(DataFolder.standard());
/// ```
public final class Datasets {
    private static final String INSIDE = "part of the library";
    private static final String UCI = "CC BY 4.0 (UCI Machine Learning Repository)";

    private static final List<DatasetEntry> ALL = List.of(
            classes(
                    "digits",
                    "handwritten digits, 8×8 grey",
                    10,
                    Shape.of(1, 8, 8),
                    1438,
                    359,
                    UCI,
                    INSIDE,
                    where -> Digits.load()),
            classes(
                    "iris",
                    "three species of iris, four measures",
                    3,
                    Shape.of(4),
                    120,
                    30,
                    UCI,
                    INSIDE,
                    where -> Iris.load()),
            classes(
                    "wine",
                    "three cultivars of wine, 13 chemical measures",
                    3,
                    Shape.of(13),
                    142,
                    36,
                    UCI,
                    INSIDE,
                    where -> Wine.load()),
            new DatasetEntry(
                    "boston",
                    "house values in Boston, 1970, 13 features",
                    Task.REGRESSION,
                    0,
                    Shape.of(13),
                    405,
                    101,
                    "no restriction stated (StatLib); one column encodes race, for comparing methods only",
                    INSIDE,
                    where -> BostonHousing.load()),
            classes(
                    "disc",
                    "points inside and outside a disc",
                    2,
                    Shape.of(2),
                    1000,
                    1000,
                    "none needed",
                    "computed",
                    where -> Disc.load()),
            classes(
                    "cats",
                    "photographs of cats and other things, 64×64",
                    2,
                    Shape.of(3, 64, 64),
                    209,
                    50,
                    "course data, no licence stated",
                    "two HDF5 files of your own",
                    Cats::load),
            classes(
                    "mnist",
                    "handwritten digits, 28×28 grey",
                    10,
                    Shape.of(1, 28, 28),
                    60_000,
                    10_000,
                    "CC BY-SA 3.0",
                    "download, 12 MB",
                    Mnist::load),
            classes(
                    "fashion-mnist",
                    "pictures of clothes, 28×28 grey",
                    10,
                    Shape.of(1, 28, 28),
                    60_000,
                    10_000,
                    "MIT (Zalando)",
                    "download, 31 MB, or Debian's package dataset-fashion-mnist",
                    FashionMnist::load),
            classes(
                    "cifar10",
                    "photographs in ten classes, 32×32 colour",
                    10,
                    Shape.of(3, 32, 32),
                    50_000,
                    10_000,
                    "for research, no licence stated",
                    "download, 170 MB",
                    Cifar10::load));

    private Datasets() {}

    private static DatasetEntry classes(
            String name,
            String title,
            int classes,
            Shape input,
            int train,
            int test,
            String licence,
            String obtained,
            Function<DataFolder, TrainTest> reader) {
        return new DatasetEntry(
                name, title, Task.CLASSIFICATION, classes, input, train, test, licence, obtained, reader);
    }

    /// All of them, small ones first.
    public static List<DatasetEntry> all() {
        return ALL;
    }

    /// The dataset with this name, whatever the case.
    ///
    /// @throws DataException if there is none; the message suggests what was probably meant
    public static DatasetEntry named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(entry -> entry.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /// The dataset with this name, or the CSV file or the folder of pictures at this path; for these the last column is the target, and
    /// where there is no test part one fifth is set aside.
    ///
    /// @throws DataException if it is none of these, or cannot be read
    public static TrainTest open(String nameOrPath, DataFolder where) {
        if (ALL.stream().anyMatch(entry -> entry.name().equals(nameOrPath.toLowerCase(Locale.ROOT))))
            return named(nameOrPath).load(where);
        Path path = path(nameOrPath);
        if (Files.isDirectory(path)) return ImageFolder.load(path, null);
        if (Files.isRegularFile(path)) return Standard.split(Csv.read(path).dataset());
        throw unknown(nameOrPath);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw unknown(text);
        }
    }

    /// The split of a dataset that comes without one: four fifths to learn from, one fifth to be judged by, classes equally frequent in
    /// both, always the same.
    public static TrainTest split(Dataset dataset) {
        return Standard.split(dataset);
    }

    private static DataException unknown(String name) {
        List<String> names = ALL.stream().map(DatasetEntry::name).toList();
        return new DataException("There is no dataset, CSV file or folder of pictures named %s%s; the datasets are %s."
                .formatted(name, Nearest.hint(name, names), String.join(", ", names)));
    }
}
