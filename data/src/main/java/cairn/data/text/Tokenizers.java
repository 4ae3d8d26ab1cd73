package cairn.data.text;

import cairn.data.DataException;
import java.util.Base64;
import java.util.List;

/// Tokenisers back from plain data.
public final class Tokenizers {
    private Tokenizers() {}

    /// The tokeniser whose [Tokenizer#state] is given.
    ///
    /// @throws DataException if the state is not that of a tokeniser of this library
    public static Tokenizer restore(TokenizerState state) {
        try {
            return switch (state.type()) {
                case "Char" -> new CharTokenizer(state.tokens());
                case "BytePair" -> BytePairTokenizer.of(bytes(state.tokens()));
                case "Gpt2" -> BytePairTokenizer.gpt2();
                default -> throw new DataException("tokens: there is no tokeniser named " + state.type() + ".");
            };
        } catch (IllegalArgumentException e) {
            throw new DataException("tokens: the saved tokeniser is damaged: " + e.getMessage(), e);
        }
    }

    private static List<byte[]> bytes(List<String> tokens) {
        return tokens.stream().map(Base64.getDecoder()::decode).toList();
    }
}
