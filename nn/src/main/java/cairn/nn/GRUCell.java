package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One time step of a [GRU]. Shape: `[N, in], [N, H] → [N, H]`.
public final class GRUCell extends RecurrentCell {
    /// With biases.
    ///
    /// @param inputSize the size of the input
    /// @param hiddenSize `H`, the number of units
    public GRUCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true);
    }

    /// Without biases.
    public static GRUCell withoutBias(int inputSize, int hiddenSize) {
        return new GRUCell(inputSize, hiddenSize, false);
    }

    private GRUCell(int inputSize, int hiddenSize, boolean bias) {
        super(inputSize, hiddenSize, 3, bias);
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
        return like(x, rows.gru(weights(), h == null ? null : rows(h), step(rows)));
    }

    static GRUCell from(LayerConfig c) {
        return new GRUCell(c.integer("inputSize"), c.integer("hiddenSize"), c.flag("bias"));
    }
}
