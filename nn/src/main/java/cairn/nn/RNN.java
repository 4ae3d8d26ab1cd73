package cairn.nn;

import cairn.tensor.RecurrentWeights;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.List;

/// Elman's recurrent network: `hₜ = f(W·xₜ + b + V·hₜ₋₁ + d)` with tanh or ReLU for `f`; see [Recurrent] for what it takes and gives.
/// Shape: `[T, N, in] → [T, N, directions·H]`.
///
/// Elman, "Finding structure in time", Cognitive Science 14, 1990.
public final class RNN extends Recurrent {
    private final Nonlinearity nonlinearity;

    /// What a state goes through.
    public enum Nonlinearity {
        TANH,
        RELU
    }

    /// One layer with tanh.
    ///
    /// @param inputSize the size of the input at each time step
    /// @param hiddenSize `H`, the number of units
    public RNN(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, defaults());
    }

    /// With tanh.
    public RNN(int inputSize, int hiddenSize, Options options) {
        this(inputSize, hiddenSize, Nonlinearity.TANH, options);
    }

    /// With a choice of nonlinearity.
    public RNN(int inputSize, int hiddenSize, Nonlinearity nonlinearity, Options options) {
        super(inputSize, hiddenSize, 1, 0, options);
        this.nonlinearity = nonlinearity;
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
        Tensor h0 = initial.isEmpty() ? null : initial.getFirst();
        Tensor y = nonlinearity == Nonlinearity.TANH ? rows.rnnTanh(w, h0, steps) : rows.rnnRelu(w, h0, steps);
        return List.of(y, steps.last(y));
    }

    @Override
    int[] stateSizes() {
        return new int[] {hiddenSize()};
    }

    @Override
    public LayerConfig config() {
        return super.config().with("nonlinearity", nonlinearity.name());
    }

    static RNN from(LayerConfig c) {
        Nonlinearity nonlinearity = c.constant("nonlinearity", Nonlinearity.class);
        return new RNN(c.integer("inputSize"), c.integer("hiddenSize"), nonlinearity, optionsFrom(c));
    }

    @Override
    protected String call() {
        if (nonlinearity == Nonlinearity.TANH)
            return "new RNN(%d, %d%s)".formatted(inputSize(), hiddenSize(), optionsCall());
        String options = optionsCall().isEmpty() ? ", Recurrent.defaults()" : optionsCall();
        return "new RNN(%d, %d, RNN.Nonlinearity.%s%s)".formatted(inputSize(), hiddenSize(), nonlinearity, options);
    }
}
