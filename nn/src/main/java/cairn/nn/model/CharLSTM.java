package cairn.nn.model;

import cairn.nn.Embedding;
import cairn.nn.LSTM;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Linear;
import cairn.nn.Recurrent;
import cairn.tensor.Tensor;
import java.util.List;

/// A recurrent network that foretells the next character, or another token, at every place: an embedding, an [LSTM], a linear layer.
/// Shape: `I64 [N, T] → [N, T, V]`.
///
/// The state dict has `embedding.weight` `[V, E]`, `lstm.weight_ih_l0` …, and `fc.weight` `[V, H]`.
///
/// Graves, "Generating Sequences With Recurrent Neural Networks", arXiv:1308.0850.
public final class CharLSTM extends Layer {
    private final int vocabulary;
    private final Options options;
    private final Embedding embedding;
    private final LSTM lstm;
    private final Linear fc;

    /// The size of a [CharLSTM].
    ///
    /// @param embedding `E`, the size of the vector of a token, at least 1; default 128
    /// @param hidden `H`, units in each layer, at least 1; default 128
    /// @param layers of the LSTM, at least 1; default 1
    /// @param dropout between the layers of the LSTM, in `[0, 1)`; default 0
    public record Options(int embedding, int hidden, int layers, double dropout) {
        private static final Options DEFAULTS = new Options(128, 128, 1, 0);

        /// These options with vectors of another size.
        public Options embedding(int to) {
            return new Options(to, hidden, layers, dropout);
        }

        /// These options with another number of units.
        public Options hidden(int to) {
            return new Options(embedding, to, layers, dropout);
        }

        /// These options with another number of layers.
        public Options layers(int to) {
            return new Options(embedding, hidden, to, dropout);
        }

        /// These options with dropout.
        public Options dropout(double to) {
            return new Options(embedding, hidden, layers, to);
        }
    }

    /// What an LSTM foretells, and where it stands.
    ///
    /// @param scores `[N, T, V]`
    /// @param state after the last token, for the next call
    public record Output(Tensor scores, LSTM.State state) {}

    /// One layer of 128 units, embeddings of 128, no dropout.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param vocabulary `V`, the number of different tokens, at least 1
    public CharLSTM(int vocabulary, Options options) {
        this.vocabulary = vocabulary;
        this.options = options;
        embedding = child("embedding", new Embedding(vocabulary, options.embedding()));
        Recurrent.Options recurrent =
                Recurrent.defaults().batchFirst(true).layers(options.layers()).dropout(options.dropout());
        lstm = child("lstm", new LSTM(options.embedding(), options.hidden(), recurrent));
        fc = child("fc", new Linear(options.hidden(), vocabulary));
    }

    @Override
    protected Tensor compute(Tensor tokens) {
        return fc.forward(lstm.forward(embedding.forward(tokens))); // [N, T, V]
    }

    /// The scores together with the state after the last token, from a state of 0.
    public Output run(Tensor tokens) {
        return scored(lstm.run(embedding.forward(tokens)));
    }

    /// The scores together with the state after the last token, where tokens go on from `state`.
    public Output run(Tensor tokens, LSTM.State state) {
        return scored(lstm.run(embedding.forward(tokens), state));
    }

    private Output scored(LSTM.Output y) {
        return new Output(through(List.of(y.output()), in -> fc.forward(in.getFirst())), y.state());
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("CharLSTM")
                .with("vocabulary", vocabulary)
                .with("embedding", options.embedding())
                .with("hidden", options.hidden())
                .with("layers", options.layers())
                .with("dropout", options.dropout());
    }

    static CharLSTM from(LayerConfig c) {
        Options options =
                new Options(c.integer("embedding"), c.integer("hidden"), c.integer("layers"), c.number("dropout"));
        return new CharLSTM(c.integer("vocabulary"), options);
    }

    @Override
    protected String call() {
        StringBuilder text = new StringBuilder();
        text.append(".embedding(").append(options.embedding()).append(")");
        text.append(".hidden(").append(options.hidden()).append(")");
        text.append(".layers(").append(options.layers()).append(")");
        if (options.dropout() != 0)
            text.append(".dropout(").append(options.dropout()).append(")");
        return "new CharLSTM(%d, CharLSTM.defaults()%s)".formatted(vocabulary, text);
    }

    @Override
    protected String label() {
        return "CharLSTM(%d tokens, %d units)".formatted(vocabulary, options.hidden());
    }
}
