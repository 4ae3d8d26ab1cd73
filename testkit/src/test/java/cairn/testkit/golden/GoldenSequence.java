package cairn.testkit.golden;

import cairn.nn.GRU;
import cairn.nn.GRUCell;
import cairn.nn.LSTM;
import cairn.nn.LSTMCell;
import cairn.nn.Layer;
import cairn.nn.PackedSequence;
import cairn.nn.RNN;
import cairn.nn.RNNCell;
import cairn.nn.Recurrent;
import cairn.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How PyTorch's modules of sequences are made and called in Cairn.
final class GoldenSequence {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();
    static final Map<String, BiFunction<Layer, Call, Object>> CALLS = new HashMap<>();

    private GoldenSequence() {}

    static {
        LAYERS.put("RNN", c -> new RNN(in(c), hidden(c), nonlinearity(c), options(c)));
        LAYERS.put("GRU", c -> new GRU(in(c), hidden(c), options(c)));
        LAYERS.put("LSTM", GoldenSequence::lstm);
        LAYERS.put(
                "RNNCell",
                c -> bias(c)
                        ? new RNNCell(in(c), hidden(c), nonlinearity(c))
                        : RNNCell.withoutBias(in(c), hidden(c), nonlinearity(c)));
        LAYERS.put("GRUCell", c -> bias(c) ? new GRUCell(in(c), hidden(c)) : GRUCell.withoutBias(in(c), hidden(c)));
        LAYERS.put("LSTMCell", c -> bias(c) ? new LSTMCell(in(c), hidden(c)) : LSTMCell.withoutBias(in(c), hidden(c)));
        CALLS.put("RNN", GoldenSequence::runRnn);
        CALLS.put("GRU", GoldenSequence::runGru);
        CALLS.put("LSTM", GoldenSequence::runLstm);
        CALLS.put("RNNCell", (layer, c) -> ((RNNCell) layer).forward(c.tensor(0, "input"), c.tensor(1, "hx")));
        CALLS.put("GRUCell", (layer, c) -> ((GRUCell) layer).forward(c.tensor(0, "input"), c.tensor(1, "hx")));
        CALLS.put("LSTMCell", GoldenSequence::runLstmCell);
    }

    private static int in(Call c) {
        return c.integer(0, "input_size");
    }

    private static int hidden(Call c) {
        return c.integer(1, "hidden_size");
    }

    private static RNN.Nonlinearity nonlinearity(Call c) {
        return RNN.Nonlinearity.valueOf(c.text(-1, "nonlinearity", "tanh").toUpperCase(Locale.ROOT));
    }

    private static Recurrent.Options options(Call c) {
        return Recurrent.defaults()
                .layers(c.integer(-1, "num_layers", 1))
                .bias(c.flag(-1, "bias", true))
                .batchFirst(c.flag(-1, "batch_first", false))
                .bidirectional(c.flag(-1, "bidirectional", false));
    }

    private static Layer lstm(Call c) {
        int projSize = c.integer(-1, "proj_size", 0);
        return projSize == 0
                ? new LSTM(in(c), hidden(c), options(c))
                : LSTM.projected(in(c), hidden(c), projSize, options(c));
    }

    private static boolean bias(Call c) {
        return c.flag(-1, "bias", true);
    }

    private static PackedSequence packed(Layer layer, Call c) {
        boolean batchFirst = ((Recurrent) layer).options().batchFirst();
        return PackedSequence.packPaddedSequence(c.tensor(0, "input"), c.tensor(-1, "lengths"), batchFirst);
    }

    private static Tensor padded(Layer layer, PackedSequence y) {
        return y.padPackedSequence(((Recurrent) layer).options().batchFirst(), 0.5)
                .output();
    }

    private static Object runRnn(Layer layer, Call c) {
        RNN rnn = (RNN) layer;
        Tensor h = c.tensor(1, "hx");
        if (c.has(-1, "lengths")) return pair(layer, rnn.run(packed(layer, c), h));
        return pair(h == null ? rnn.run(c.tensor(0, "input")) : rnn.run(c.tensor(0, "input"), h));
    }

    private static Object runGru(Layer layer, Call c) {
        GRU gru = (GRU) layer;
        Tensor h = c.tensor(1, "hx");
        if (c.has(-1, "lengths")) return pair(layer, gru.run(packed(layer, c), h));
        return pair(h == null ? gru.run(c.tensor(0, "input")) : gru.run(c.tensor(0, "input"), h));
    }

    private static List<Tensor> pair(Recurrent.Output out) {
        return List.of(out.output(), out.h());
    }

    private static List<Tensor> pair(Layer layer, Recurrent.PackedOutput out) {
        return List.of(padded(layer, out.output()), out.h());
    }

    private static Object runLstm(Layer layer, Call c) {
        LSTM lstm = (LSTM) layer;
        if (!c.has(1, "hx")) return triple(lstm.run(c.tensor(0, "input")));
        if (!c.has(-1, "lengths")) return triple(lstm.run(c.tensor(0, "input"), state(c)));
        LSTM.PackedOutput out = lstm.run(packed(layer, c), state(c));
        return List.of(padded(layer, out.output()), pair(out.state()));
    }

    private static Object triple(LSTM.Output out) {
        return List.of(out.output(), pair(out.state()));
    }

    private static LSTM.State state(Call c) {
        List<Tensor> states = c.tensors(1, "hx");
        return new LSTM.State(states.get(0), states.get(1));
    }

    private static List<Tensor> pair(LSTM.State state) {
        return List.of(state.h(), state.c());
    }

    private static Object runLstmCell(Layer layer, Call c) {
        return pair(((LSTMCell) layer).run(c.tensor(0, "input"), state(c)));
    }
}
