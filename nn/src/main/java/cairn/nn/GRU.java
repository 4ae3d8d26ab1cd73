package cairn.nn;

import cairn.tensor.RecurrentWeights;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.List;

/// Gated recurrent units: `hₜ = (1 − z)·n + z·hₜ₋₁` with the reset gate `r`, the update gate `z` and
/// `n = tanh(Wₙ·xₜ + bₙ + r·(Vₙ·hₜ₋₁ + dₙ))`; see [Recurrent] for what it takes and gives. Weights hold `r`, `z`, `n` in this order.
/// Shape: `[T, N, in] → [T, N, directions·H]`.
///
/// Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", arXiv:1406.1078.
public final class GRU extends Recurrent {
    /// One layer.
    ///
    /// @param inputSize the size of the input at each time step
    /// @param hiddenSize `H`, the number of units
    public GRU(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, defaults());
    }

    /// With options.
    public GRU(int inputSize, int hiddenSize, Options options) {
        super(inputSize, hiddenSize, 3, 0, options);
    }

    /// All that comes out, from states of 0.
    public Output run(Tensor x) {
        return output(x, List.of());
    }

    /// All that comes out, from given states.
    ///
    /// @param h `[layers·directions, N, H]`; without `N` for a single sequence
    public Output run(Tensor x, Tensor h) {
        return output(x, List.of(h));
    }

    /// All that comes out for sequences of different lengths, from states of 0.
    public PackedOutput run(PackedSequence x) {
        return packedOutput(x, List.of());
    }

    /// All that comes out for sequences of different lengths, from given states.
    ///
    /// @param h `[layers·directions, N, H]`, in the order in which the sequences were packed
    public PackedOutput run(PackedSequence x, Tensor h) {
        return packedOutput(x, List.of(h));
    }

    @Override
    List<Tensor> recur(Tensor rows, RecurrentWeights w, List<Tensor> initial, TimeSteps steps) {
        Tensor y = rows.gru(w, initial.isEmpty() ? null : initial.getFirst(), steps);
        return List.of(y, steps.last(y));
    }

    @Override
    int[] stateSizes() {
        return new int[] {hiddenSize()};
    }

    static GRU from(LayerConfig c) {
        return new GRU(c.integer("inputSize"), c.integer("hiddenSize"), optionsFrom(c));
    }

    @Override
    protected String call() {
        return "new GRU(%d, %d%s)".formatted(inputSize(), hiddenSize(), optionsCall());
    }
}
