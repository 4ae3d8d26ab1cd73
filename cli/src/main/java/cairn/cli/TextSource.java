package cairn.cli;

import cairn.data.Dataset;
import cairn.data.Split;
import cairn.data.TrainTest;
import cairn.data.text.BytePairTokenizer;
import cairn.data.text.CharTokenizer;
import cairn.data.text.Lines;
import cairn.data.text.TextCorpus;
import cairn.data.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Text to learn from: `text:FILE` is one long text, `lines:FILE` a list of short ones, such as names.
///
/// @param file in UTF-8
/// @param lines whether every line is a text of its own
record TextSource(Path file, boolean lines) {
    private static final String TEXT = "text:";
    private static final String LINES = "lines:";
    private static final double TEST_PART = 0.1;
    private static final long SPLIT_SEED = 1;

    /// Where a list of lines is cut, whatever the run's seed, and what cuts its text.
    record Opened(TrainTest parts, Tokenizer tokenizer) {}

    /// The text that `dataset` names, if it names one.
    static Optional<TextSource> named(String dataset) {
        if (dataset.startsWith(TEXT)) return Optional.of(at(dataset.substring(TEXT.length()), false));
        if (dataset.startsWith(LINES)) return Optional.of(at(dataset.substring(LINES.length()), true));
        return Optional.empty();
    }

    private static TextSource at(String file, boolean lines) {
        try {
            return new TextSource(Path.of(file), lines);
        } catch (java.nio.file.InvalidPathException e) {
            throw new UsageException("There is no file " + file + ".");
        }
    }

    /// Reads it.
    ///
    /// @param block tokens in a window of a long text
    Opened open(int block, Function<String, Tokenizer> tokenizer) {
        if (!lines) {
            TextCorpus corpus = TextCorpus.read(file, tokenizer);
            return new Opened(corpus.windows(block, TEST_PART), corpus.tokenizer());
        }
        Lines read = Lines.read(file, tokenizer);
        List<Dataset> parts = Split.random(read.dataset(), SPLIT_SEED, 1 - TEST_PART, TEST_PART);
        return new Opened(new TrainTest(parts.getFirst(), parts.getLast()), read.tokenizer());
    }

    /// What makes the tokens, from its name on the command line.
    ///
    /// @throws UsageException if the name is none
    static Function<String, Tokenizer> tokenizer(String name) {
        return switch (name) {
            case "chars" -> CharTokenizer::fit;
            case "gpt2" -> text -> BytePairTokenizer.gpt2();
            default -> {
                int size = size(name);
                yield text -> BytePairTokenizer.train(text, size);
            }
        };
    }

    private static int size(String name) {
        try {
            int size = name.startsWith("bpe:") ? Integer.parseInt(name.substring("bpe:".length())) : 0;
            if (size >= 256) return size;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException(
                "--tokens %s is not understood; there are chars, gpt2, and bpe:SIZE with 256 or more, such as bpe:512."
                        .formatted(name));
    }
}
