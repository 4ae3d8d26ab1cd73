package cairn.data.text;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.Sample;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Short texts, one per line of a file, such as names: each is a sequence of its own that a model learns to write.
///
/// A line break stands for both ends: the input is `⏎ e m m a`, the target `e m m a ⏎`.
///
/// ```java
/// Lines names = Lines.read(file);
/// var loader = new DataLoader(names.dataset(), DataLoader.batches(32).shuffle(1));   // x[32, longest], y[32, longest]
/// ```
///
/// @param name what the list is called
/// @param texts without line breaks
/// @param tokenizer knows every character in them and the line break
public record Lines(String name, List<String> texts, Tokenizer tokenizer) {
    /// The target where nothing is to be predicted, behind the end of a line. `CrossEntropyLoss` ignores it.
    public static final long NOTHING = -100;

    private static final String BREAK = "\n";

    /// Copies the list and checks it.
    public Lines {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) throw new DataException(name + ": there are no lines with text.");
        if (tokenizer.encode(BREAK).length != 1)
            throw new IllegalArgumentException(name + ": the line break must be one token.");
    }

    /// Reads a file in UTF-8, its characters as tokens. Lines without text do not count.
    ///
    /// @throws DataException if the file cannot be read or holds no text
    public static Lines read(Path file) {
        return read(file, CharTokenizer::fit);
    }

    /// As above, cut by the tokeniser that is made from the text.
    public static Lines read(Path file, Function<String, ? extends Tokenizer> tokenizer) {
        List<String> texts = TextFile.read(file)
                .lines()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        String all = BREAK + String.join(BREAK, texts) + BREAK;
        return new Lines(file.getFileName().toString(), texts, tokenizer.apply(all));
    }

    /// Texts in memory, their characters as tokens.
    public static Lines of(String name, List<String> texts) {
        return new Lines(name, texts, CharTokenizer.fit(BREAK + String.join("", texts)));
    }

    /// The number of the line break, with which every text begins and ends.
    public int border() {
        return tokenizer.encode(BREAK)[0];
    }

    /// A sample per line; batches are filled up with [#border] and [#NOTHING].
    ///
    /// Shape: `x[N, longest]`, `y[N, longest]`, both `I64`, where `longest` is one more than the longest line of the batch has tokens.
    public Dataset dataset() {
        return new Sequences(
                        this, border(), texts.stream().map(tokenizer::encode).toArray(int[][]::new))
                .padded(border(), NOTHING);
    }

    /// The text of generated tokens up to the first line break.
    public String text(int... tokens) {
        int end = 0;
        while (end < tokens.length && tokens[end] != border()) end++;
        return tokenizer.decode(Arrays.copyOf(tokens, end));
    }

    /// The lines as tokens.
    private record Sequences(Lines lines, int border, int[][] tokens) implements Dataset {
        @Override
        public int size() {
            return tokens.length;
        }

        @Override
        public Sample get(int index) {
            long[] all = new long[tokens[index].length + 2];
            all[0] = border;
            for (int i = 0; i < tokens[index].length; i++) all[i + 1] = tokens[index][i];
            all[all.length - 1] = border;
            int length = all.length - 1;
            return new Sample(
                    Tensor.of(Arrays.copyOf(all, length), length),
                    Tensor.of(Arrays.copyOfRange(all, 1, length + 1), length));
        }

        @Override
        public DataInfo info() {
            int longest = Arrays.stream(tokens).mapToInt(t -> t.length).max().orElse(0);
            return DataInfo.tokens(
                    lines.name(), Shape.of(longest + 1), lines.tokenizer().vocabulary());
        }
    }
}
