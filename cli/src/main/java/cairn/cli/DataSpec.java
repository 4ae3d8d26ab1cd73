package cairn.cli;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TrainTest;
import cairn.data.source.Csv;
import cairn.data.source.CsvFormat;
import cairn.data.source.CsvOptions;
import cairn.data.source.CsvSchema;
import cairn.data.source.DataFolder;
import cairn.data.source.Datasets;
import cairn.data.text.TokenizerState;
import cairn.data.text.Tokenizers;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which data, and where it lies.
final class DataSpec {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where data files are looked for. Default: the folder in CAIRN_DATA, else the user's cache.")
    private @Nullable Path folder;

    @Option(names = "--download", description = "Download missing files of a known dataset.")
    private boolean download;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column of a CSV file to predict. Default: the last.")
    private @Nullable String target;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description =
                    "What the target column of a CSV file is: classification or regression. Default: told by its values.")
    private @Nullable Task task;

    @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "Columns of a CSV file to leave out.")
    private String[] ignored = {};

    @Option(
            names = "--missing",
            paramLabel = "WHAT",
            defaultValue = "refuse",
            description =
                    "What happens to CSV rows with empty cells: refuse (the file), drop-row, fill (with the mean or the most frequent)."
                            + " Default: ${DEFAULT-VALUE}.")
    private String missing;

    @Option(
            names = "--block",
            paramLabel = "N",
            defaultValue = "64",
            description = "Tokens in a window of a text: how far back a model looks. Default: ${DEFAULT-VALUE}.")
    private int block;

    @Option(
            names = "--tokens",
            paramLabel = "KIND",
            defaultValue = "chars",
            description =
                    "What a text is cut into: chars (characters), bpe:SIZE (frequent pieces, learned), gpt2 (those of GPT-2)."
                            + " Default: ${DEFAULT-VALUE}.")
    private String tokens;

    private static final Choice<CsvFormat.Missing> MISSING = new Choice<CsvFormat.Missing>("way with missing cells")
            .add("refuse", CsvFormat.Missing.REFUSE)
            .add("drop-row", CsvFormat.Missing.DROP_ROW)
            .add("fill", CsvFormat.Missing.FILL);

    /// Where files are looked for.
    DataFolder where() {
        return (folder == null ? DataFolder.standard() : DataFolder.at(folder)).download(download);
    }

    /// A dataset's parts, the schema of its columns if it is a CSV file, and what cut it if it is text.
    record Opened(TrainTest parts, Optional<CsvSchema> schema, Optional<TokenizerState> tokenizer) {}

    /// Opens the dataset, CSV file or folder of pictures that `name` names.
    Opened open(String name) {
        Optional<TextSource> text = TextSource.named(name);
        if (text.isPresent()) {
            if (block < 1) throw new UsageException("--block must be at least 1, got " + block + ".");
            TextSource.Opened opened = text.get().open(block, TextSource.tokenizer(tokens));
            return new Opened(
                    opened.parts(),
                    Optional.empty(),
                    Optional.of(opened.tokenizer().state()));
        }
        if (isFile(name)) {
            Csv csv = Csv.read(Path.of(name), csvOptions());
            return new Opened(Datasets.split(csv.dataset()), Optional.of(csv.schema()), Optional.empty());
        }
        if (target != null || task != null || ignored.length > 0)
            throw new UsageException("--target, --task and --ignore go with a CSV file; " + name + " is none.");
        return new Opened(byName(name), Optional.empty(), Optional.empty());
    }

    private TrainTest byName(String name) {
        try {
            return Datasets.open(name, where());
        } catch (DataException e) {
            if (isDataset(name) || isFolder(name)) throw e;
            throw new UsageException(e);
        }
    }

    private static boolean isDataset(String name) {
        return Datasets.all().stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
    }

    private CsvOptions csvOptions() {
        CsvOptions options = CsvOptions.defaults().ignore(ignored).missing(MISSING.named(missing));
        if (target != null) options = options.target(target);
        return task == null ? options : options.task(task);
    }

    /// The test part of what `name` names, read as the model in `card` read its data.
    Dataset openTest(String name, ModelCard card) {
        Dataset test = testPart(name, card);
        return card.reconstructs() ? Autoencoders.repeating(test, name) : test;
    }

    private Dataset testPart(String name, ModelCard card) {
        if (isFile(name) && card.schema() != null) {
            Dataset all = Csv.read(Path.of(name), card.schema()).dataset();
            return name.equals(card.dataset()) ? Datasets.split(all).test() : all;
        }
        TokenizerState tokenizer = card.tokenizer();
        if (tokenizer == null) return open(name).parts().test();
        TextSource text = TextSource.named(name)
                .orElseThrow(() ->
                        new UsageException("The model was trained on text; judge it on text:FILE or lines:FILE."));
        return text.open(card.shape()[0], ignored -> Tokenizers.restore(tokenizer))
                .parts()
                .test();
    }

    private static boolean isFile(String name) {
        return is(name, Files::isRegularFile);
    }

    private static boolean isFolder(String name) {
        return is(name, Files::isDirectory);
    }

    private static boolean is(String name, Predicate<Path> kind) {
        try {
            return kind.test(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
