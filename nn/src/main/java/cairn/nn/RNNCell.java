package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One time step of an [RNN]: `h′ = f(W·x + b + V·h + d)` with tanh or ReLU for `f`. Shape: `[N, in], [N, H] → [N, H]`.
public final class RNNCell extends RecurrentCell {
    private final RNN.Nonlinearity nonlinearity;

    /// With tanh and biases.
    ///
    /// @param inputSize the size of the input
    /// @param hiddenSize `H`, the number of units
    public RNNCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true, RNN.Nonlinearity.TANH);
    }

    /// With biases and a choice of nonlinearity.
    public RNNCell(int inputSize, int hiddenSize, RNN.Nonlinearity nonlinearity) {
        this(inputSize, hiddenSize, true, nonlinearity);
    }

    /// With tanh, without biases.
    public static RNNCell withoutBias(int inputSize, int hiddenSize) {
        return new RNNCell(inputSize, hiddenSize, false, RNN.Nonlinearity.TANH);
    }

    /// Without biases, with a choice of nonlinearity.
    public static RNNCell withoutBias(int inputSize, int hiddenSize, RNN.Nonlinearity nonlinearity) {
        return new RNNCell(inputSize, hiddenSize, false, nonlinearity);
    }

    private RNNCell(int inputSize, int hiddenSize, boolean bias, RNN.Nonlinearity nonlinearity) {
        super(inputSize, hiddenSize, 1, bias);
        this.nonlinearity = nonlinearity;
    }

    /// The state after `x`.
    ///
    /// @param h the state before, `[N, H]` or `[H]`
    public Tensor forward(Tensor x, Tensor h) {
        return through(List.of(x, h), in -> next(in.get(0), in.get(1)));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return next(x, null);
    }

    private Tensor next(Tensor x, @Nullable Tensor h) {
        checkInput(x);
        if (h != null) checkState(x, "a state", h);
        Tensor rows = rows(x);
        Tensor h0 = h == null ? null : rows(h);
        TimeSteps step = step(rows);
        return like(
                x,
                nonlinearity == RNN.Nonlinearity.TANH
                        ? rows.rnnTanh(weights(), h0, step)
                        : rows.rnnRelu(weights(), h0, step));
    }

    @Override
    public LayerConfig config() {
        return super.config().with("nonlinearity", nonlinearity.name());
    }

    static RNNCell from(LayerConfig c) {
        RNN.Nonlinearity nonlinearity = c.constant("nonlinearity", RNN.Nonlinearity.class);
        return new RNNCell(c.integer("inputSize"), c.integer("hiddenSize"), c.flag("bias"), nonlinearity);
    }

    @Override
    protected String call() {
        if (nonlinearity == RNN.Nonlinearity.TANH) return super.call();
        return super.call().replace(")", ", RNN.Nonlinearity." + nonlinearity + ")");
    }
}
