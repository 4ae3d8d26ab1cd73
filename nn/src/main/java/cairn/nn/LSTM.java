package cairn.nn;

import cairn.tensor.RecurrentWeights;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.List;

/// Long short-term memory: `cₜ = f·cₜ₋₁ + i·g`, `hₜ = o·tanh(cₜ)` with gates `i`, `f`, `g`, `o` of `xₜ` and `hₜ₋₁`; see [Recurrent] for what
/// it takes and gives. Weights hold the gates in this order. Shape: `[T, N, in] → [T, N, directions·out]`.
///
/// Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9, 1997.
public final class LSTM extends Recurrent {
    private final int projSize;

    /// The states of an LSTM.
    ///
    /// @param h `[layers·directions, N, out]`; without `N` for a single sequence
    /// @param c `[layers·directions, N, H]`; without `N` for a single sequence
    public record State(Tensor h, Tensor c) {}

    /// What an LSTM gives.
    ///
    /// @param output the states of the last layer for every time step, `[T, N, directions·out]` or as the input is laid out
    /// @param state after the last step
    public record Output(Tensor output, State state) {}

    /// What an LSTM gives for sequences of different lengths.
    ///
    /// @param output the states of the last layer for every time step
    /// @param state after each sequence's last step
    public record PackedOutput(PackedSequence output, State state) {}

    /// One layer.
    ///
    /// @param inputSize the size of the input at each time step
    /// @param hiddenSize `H`, the number of units
    public LSTM(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, defaults());
    }

    /// With options.
    public LSTM(int inputSize, int hiddenSize, Options options) {
        this(inputSize, hiddenSize, 0, options);
    }

    /// An LSTM whose outputs are projected to a smaller size: `hₜ = P·(o·tanh(cₜ))`, where `P` is `weight_hr_l0`. Sak, Senior, Beaufays,
    /// arXiv:1402.1128.
    ///
    /// @param projSize the size of the output, below `hiddenSize`
    public static LSTM projected(int inputSize, int hiddenSize, int projSize, Options options) {
        return new LSTM(inputSize, hiddenSize, Check.positive("LSTM", "projSize", projSize), options);
    }

    private LSTM(int inputSize, int hiddenSize, int projSize, Options options) {
        super(inputSize, hiddenSize, 4, projSize, options);
        this.projSize = projSize;
    }

    /// All that comes out, from states of 0.
    public Output run(Tensor x) {
        return full(x, List.of());
    }

    /// All that comes out, from given states.
    public Output run(Tensor x, State initial) {
        return full(x, List.of(initial.h, initial.c));
    }

    /// All that comes out for sequences of different lengths, from states of 0.
    public PackedOutput run(PackedSequence x) {
        return full(x, List.of());
    }

    /// All that comes out for sequences of different lengths, from given states, which are in the order in which the sequences were packed.
    public PackedOutput run(PackedSequence x, State initial) {
        return full(x, List.of(initial.h, initial.c));
    }

    private Output full(Tensor x, List<Tensor> initial) {
        Result result = results(x, initial);
        return new Output(
                result.output(),
                new State(result.states().get(0), result.states().get(1)));
    }

    private PackedOutput full(PackedSequence x, List<Tensor> initial) {
        Result result = results(x, initial);
        State state = new State(result.states().get(0), result.states().get(1));
        return new PackedOutput(x.with(result.output()), state);
    }

    @Override
    List<Tensor> recur(Tensor rows, RecurrentWeights w, List<Tensor> initial, TimeSteps steps) {
        var y = initial.isEmpty()
                ? rows.lstm(w, null, null, steps)
                : rows.lstm(w, initial.get(0), initial.get(1), steps);
        return List.of(y.output(), steps.last(y.output()), y.cell());
    }

    @Override
    int[] stateSizes() {
        return new int[] {projSize > 0 ? projSize : hiddenSize(), hiddenSize()};
    }

    @Override
    public LayerConfig config() {
        return super.config().with("projSize", projSize);
    }

    static LSTM from(LayerConfig c) {
        return new LSTM(c.integer("inputSize"), c.integer("hiddenSize"), c.integer("projSize"), optionsFrom(c));
    }

    @Override
    protected String call() {
        if (projSize == 0) return "new LSTM(%d, %d%s)".formatted(inputSize(), hiddenSize(), optionsCall());
        String options = optionsCall().isEmpty() ? ", Recurrent.defaults()" : optionsCall();
        return "LSTM.projected(%d, %d, %d%s)".formatted(inputSize(), hiddenSize(), projSize, options);
    }
}
