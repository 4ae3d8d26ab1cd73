package cairn.data.text;

import cairn.data.TokenWindows;
import cairn.data.TrainTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A text as one row of tokens.
///
/// ```java
/// TextCorpus plays = TextCorpus.read(file, CharTokenizer::fit);
/// TrainTest parts = plays.windows(64, 0.1);       // x[N, 64], y[N, 64]: the next character at every place
/// ```
///
/// @param name what the text is called
/// @param tokenizer what cut it
/// @param tokens its tokens
public record TextCorpus(String name, Tokenizer tokenizer, int[] tokens) {
    /// Reads a file in UTF-8 and cuts it with the tokeniser that is made from its text.
    ///
    /// @throws cairn.data.DataException if the file cannot be read or is empty
    public static TextCorpus read(Path file, Function<String, ? extends Tokenizer> tokenizer) {
        return of(file.getFileName().toString(), TextFile.read(file), tokenizer);
    }

    /// A text in memory.
    public static TextCorpus of(String name, String text, Function<String, ? extends Tokenizer> tokenizer) {
        Tokenizer chosen = tokenizer.apply(text);
        return new TextCorpus(name, chosen, chosen.encode(text));
    }

    /// Windows to learn from, side by side from the beginning of the text, and windows from its end to be judged by.
    ///
    /// @param length tokens per window, at least 1
    /// @param testPart the share of the text that is kept for the test, in `(0, 1)`; 0.1 is usual
    /// @throws cairn.data.DataException if one of the parts is shorter than one window
    public TrainTest windows(int length, double testPart) {
        return windows(length, length, testPart);
    }

    /// As above, where windows to learn from begin at every `stride`-th token, so that they overlap; 1 gives every window there is.
    ///
    /// @param stride tokens from one window to the next, at least 1
    public TrainTest windows(int length, int stride, double testPart) {
        if (!(testPart > 0 && testPart < 1))
            throw new IllegalArgumentException("windows: the test part must be in (0, 1), got " + testPart + ".");
        int cut = (int) ((1 - testPart) * tokens.length);
        List<String> vocabulary = tokenizer.vocabulary();
        return new TrainTest(
                new TokenWindows(name + "/train", Arrays.copyOf(tokens, cut), vocabulary, length, stride),
                new TokenWindows(
                        name + "/test", Arrays.copyOfRange(tokens, cut, tokens.length), vocabulary, length, length));
    }
}
