package cairn.cli;

import cairn.nn.Embedding;
import cairn.nn.LSTM;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.Recurrent;
import cairn.nn.Sequential;

/// The networks of the command line that foretell the next token at every place: `I64 [N, T] → [N, T, V]`.
final class TextNetworks {
    private static final int HIDDEN = 128;

    /// Makes a network.
    interface Maker {
        /// A new network.
        ///
        /// @param vocabulary how many tokens there are
        /// @param context how many of them it sees at most
        /// @param size the number after the colon, 0 for none
        Layer make(int vocabulary, int context, int size);
    }

    static final Choice<Maker> ALL = new Choice<Maker>("model for text")
            .add("bigram", (vocabulary, context, size) -> new Embedding(vocabulary, vocabulary))
            .add("char-lstm", (vocabulary, context, size) -> lstm(vocabulary, size == 0 ? HIDDEN : size));

    private TextNetworks() {}

    private static Layer lstm(int vocabulary, int hidden) {
        return new Sequential(
                new Embedding(vocabulary, hidden),
                new LSTM(hidden, hidden, Recurrent.defaults().batchFirst(true)),
                new Linear(hidden, vocabulary));
    }

    /// The network that `text` names, such as `char-lstm:256`.
    ///
    /// @throws UsageException if the text names none
    static Layer build(String text, int vocabulary, int context) {
        int colon = text.indexOf(':');
        Maker maker = ALL.named(colon < 0 ? text : text.substring(0, colon));
        return maker.make(vocabulary, context, colon < 0 ? 0 : size(text, text.substring(colon + 1)));
    }

    private static int size(String text, String size) {
        try {
            int units = Integer.parseInt(size);
            if (units >= 1) return units;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException(
                "--model %s is not understood; write the number of units after the colon, such as %s:128."
                        .formatted(text, text.substring(0, text.indexOf(':'))));
    }
}
