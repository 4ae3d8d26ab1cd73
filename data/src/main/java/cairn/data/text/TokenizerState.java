package cairn.data.text;

import java.util.List;

/// A tokeniser as plain data: what a model file holds to treat new text as the text it was trained on.
///
/// @param type the kind: `Char`, `BytePair` or `Gpt2`
/// @param tokens every token in the order of the numbers: characters, or bytes in Base64; empty where the kind says it all
public record TokenizerState(String type, List<String> tokens) {
    /// Copies the list.
    public TokenizerState {
        tokens = List.copyOf(tokens);
    }
}
