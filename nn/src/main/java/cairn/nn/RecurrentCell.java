package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;

/// One time step of a recurrent layer, for loops of one's own: [RNNCell], [LSTMCell] and [GRUCell].
///
/// Inputs are `[N, in]` or a single `[in]`. `weight_ih`, `weight_hh`, `bias_ih` and `bias_hh` start uniform in ±1/√H.
public abstract sealed class RecurrentCell extends Layer permits RNNCell, LSTMCell, GRUCell {
    private final int inputSize;
    private final int hiddenSize;
    private final RecurrentWeights weights;

    /// @param gates how many blocks of `hiddenSize` rows the weights have
    RecurrentCell(int inputSize, int hiddenSize, int gates, boolean bias) {
        this.inputSize = Check.positive(name(), "inputSize", inputSize);
        this.hiddenSize = Check.positive(name(), "hiddenSize", hiddenSize);
        int rows = Math.multiplyExact(gates, hiddenSize);
        weights = new RecurrentWeights(
                parameter("weight_ih", Tensor.zeros(rows, inputSize)),
                parameter("weight_hh", Tensor.zeros(rows, hiddenSize)),
                bias ? parameter("bias_ih", Tensor.zeros(rows)) : null,
                bias ? parameter("bias_hh", Tensor.zeros(rows)) : null);
        reset();
    }

    private String name() {
        return getClass().getSimpleName();
    }

    @Override
    protected final void reset() {
        double bound = 1 / Math.sqrt(hiddenSize);
        ownParameters().values().forEach(p -> Init.uniform(-bound, bound).fill(p));
    }

    /// The size of the input.
    public final int inputSize() {
        return inputSize;
    }

    /// `H`, the number of units.
    public final int hiddenSize() {
        return hiddenSize;
    }

    final RecurrentWeights weights() {
        return weights;
    }

    /// The one step that the rows of `x` are.
    final TimeSteps step(Tensor x) {
        return TimeSteps.of(1, x.size(0));
    }

    final void checkInput(Tensor x) {
        if (x.rank() < 1 || x.rank() > 2 || x.size(-1) != inputSize)
            throw ShapeException.expected(label(), "[N, %d] or [%d]".formatted(inputSize, inputSize), x.shape());
    }

    final void checkState(Tensor x, String name, Tensor state) {
        int[] dims = x.shape().dims();
        dims[dims.length - 1] = hiddenSize;
        if (!state.shape().equals(Shape.of(dims)))
            throw ShapeException.expected(label(), "%s of %s".formatted(name, Shape.of(dims)), state.shape());
    }

    /// `[N, size]` for a single one as well.
    static Tensor rows(Tensor x) {
        return x.rank() == 1 ? x.unsqueeze(0) : x;
    }

    /// `rows` in the form of `x`.
    static Tensor like(Tensor x, Tensor rows) {
        return x.rank() == 1 ? rows.squeeze(0) : rows;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of(name())
                .with("inputSize", inputSize)
                .with("hiddenSize", hiddenSize)
                .with("bias", weights.inputBias() != null);
    }

    @Override
    protected String call() {
        String form = weights.inputBias() != null ? "new %s(%d, %d)" : "%s.withoutBias(%d, %d)";
        return form.formatted(name(), inputSize, hiddenSize);
    }

    @Override
    protected final String label() {
        return "%s(%d → %d)".formatted(name(), inputSize, hiddenSize);
    }
}
