package cairn.nn;

import cairn.tensor.LstmOutput;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// One time step of an [LSTM]. Shape: `[N, in], [N, H], [N, H] → [N, H], [N, H]`.
public final class LSTMCell extends RecurrentCell {
    /// With biases.
    ///
    /// @param inputSize the size of the input
    /// @param hiddenSize `H`, the number of units
    public LSTMCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true);
    }

    /// Without biases.
    public static LSTMCell withoutBias(int inputSize, int hiddenSize) {
        return new LSTMCell(inputSize, hiddenSize, false);
    }

    private LSTMCell(int inputSize, int hiddenSize, boolean bias) {
        super(inputSize, hiddenSize, 4, bias);
    }

    /// The states after `x`, from states of 0.
    public LSTM.State run(Tensor x) {
        return hooked(List.of(x));
    }

    /// The states after `x`.
    ///
    /// @param before each `[N, H]` or `[H]`
    public LSTM.State run(Tensor x, LSTM.State before) {
        return hooked(List.of(x, before.h(), before.c()));
    }

    private LSTM.State hooked(List<Tensor> inputs) {
        List<Tensor> cell = new ArrayList<>();
        Tensor h = through(inputs, in -> {
            LSTM.State state = next(in);
            cell.add(state.c());
            return state.h();
        });
        return new LSTM.State(h, cell.getFirst());
    }

    @Override
    protected Tensor compute(Tensor x) {
        return next(List.of(x)).h();
    }

    private LSTM.State next(List<Tensor> in) {
        Tensor x = in.getFirst();
        checkInput(x);
        for (int i = 1; i < in.size(); i++) checkState(x, i == 1 ? "a state h" : "a state c", in.get(i));
        Tensor rows = rows(x);
        LstmOutput y = in.size() == 1
                ? rows.lstm(weights(), null, null, step(rows))
                : rows.lstm(weights(), rows(in.get(1)), rows(in.get(2)), step(rows));
        return new LSTM.State(like(x, y.output()), like(x, y.cell()));
    }

    static LSTMCell from(LayerConfig c) {
        return new LSTMCell(c.integer("inputSize"), c.integer("hiddenSize"), c.flag("bias"));
    }
}
