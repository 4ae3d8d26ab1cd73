package cairn.cli;

import cairn.nn.Embedding;
import cairn.nn.Layer;
import cairn.nn.model.CharLSTM;
import cairn.nn.model.Gpt;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The networks of the command line that foretell the next token at every place: `I64 [N, T] → [N, T, V]`.
final class TextNetworks {
    /// What a network is made of.
    ///
    /// @param vocabulary how many tokens there are
    /// @param context how many of them it sees at most
    /// @param sizes the numbers after the colon, or those that stand for them
    record Plan(int vocabulary, int context, int[] sizes, double dropout) {}

    /// Makes a network.
    @FunctionalInterface
    interface Maker {
        /// A new network.
        Layer make(Plan plan);
    }

    /// One network by name.
    ///
    /// @param sizes what the numbers after the colon are, in words, such as `LAYERS`
    /// @param usual the numbers where none, or fewer, are given
    /// @param drops whether it has dropout
    record Entry(Maker maker, String sizes, int[] usual, boolean drops) {}

    static final Choice<Entry> ALL = new Choice<Entry>("model for text")
            .add("bigram", new Entry(p -> new Embedding(p.vocabulary, p.vocabulary), "", new int[0], false))
            .add("char-lstm", new Entry(TextNetworks::charLstm, "UNITS,LAYERS", new int[] {128, 1}, true))
            .add("gpt", new Entry(TextNetworks::gpt, "LAYERS,HEADS,WIDTH", new int[] {4, 4, 128}, true));

    private TextNetworks() {}

    private static Layer charLstm(Plan p) {
        int units = p.sizes[0];
        return new CharLSTM(p.vocabulary, new CharLSTM.Options(units, units, p.sizes[1], p.dropout));
    }

    /// Without biases, as nanoGPT trains it.
    private static Layer gpt(Plan p) {
        return new Gpt(p.vocabulary, new Gpt.Options(p.sizes[0], p.sizes[1], p.sizes[2], p.context, p.dropout, false));
    }

    /// Whether `text` names one of these networks.
    static boolean knows(String text) {
        String name = text.split(":", 2)[0];
        return ALL.names().stream().anyMatch(name::equalsIgnoreCase);
    }

    /// The network that `text` names, such as `char-lstm:256` or `gpt:4,4,128`.
    ///
    /// @throws UsageException if the text names none
    static Layer build(String text, int vocabulary, int context, @Nullable Double dropout) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Entry entry = ALL.named(name);
        if (dropout != null && !entry.drops) throw withoutDropout();
        int[] sizes = colon < 0 ? entry.usual : sizes(text, name, entry);
        try {
            return entry.maker.make(new Plan(vocabulary, context, sizes, dropout == null ? 0 : dropout));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--model %s cannot be: %s".formatted(text, e.getMessage()));
        }
    }

    static UsageException withoutDropout() {
        return new UsageException("--dropout goes with the models gpt and char-lstm.");
    }

    private static int[] sizes(String text, String name, Entry entry) {
        String[] parts = text.substring(name.length() + 1).split(",", -1);
        int[] sizes = entry.usual.clone();
        try {
            for (int i = 0; i < Math.max(parts.length, 1); i++) {
                sizes[i] = Integer.parseInt(parts[i].strip());
                if (sizes[i] < 1) throw misunderstood(text, name, entry);
            }
            return sizes;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw misunderstood(text, name, entry);
        }
    }

    private static UsageException misunderstood(String text, String name, Entry entry) {
        String form = entry.sizes.isEmpty()
                ? "it takes no numbers: " + name
                : "write %s:%s, such as %s:%s"
                        .formatted(
                                name,
                                entry.sizes,
                                name,
                                Arrays.toString(entry.usual).replaceAll("[^0-9,]", ""));
        return new UsageException("--model %s is not understood; %s.".formatted(text, form));
    }
}
