package cairn.data.text;

import java.util.List;
import java.util.stream.IntStream;

/// Cuts text into tokens, numbered from 0, and puts them together again.
///
/// ```java
/// Tokenizer letters = CharTokenizer.fit(text);
/// int[] tokens = letters.encode("hello");
/// String again = letters.decode(tokens);                  // "hello"
/// Tokenizer same = Tokenizers.restore(letters.state());   // plain data: goes into the model file
/// ```
public interface Tokenizer {
    /// How many tokens there are.
    int size();

    /// The tokens of a text.
    ///
    /// @throws IllegalArgumentException if there is no token for a part of it
    int[] encode(String text);

    /// The text of some tokens. Bytes that make no character become U+FFFD.
    ///
    /// @throws IllegalArgumentException if a number is none of a token
    String decode(int... tokens);

    /// This tokeniser as plain data, to be saved with a model; [Tokenizers#restore] makes it a tokeniser again.
    TokenizerState state();

    /// The text of every token.
    default List<String> vocabulary() {
        return IntStream.range(0, size()).mapToObj(this::decode).toList();
    }
}
