package cairn.nn;

import cairn.tensor.Tensor;

/// Log-probabilities from scores: `x − log Σ exp(x)` along one dim. Shape: `[*] → [*]`.
public final class LogSoftmax extends Layer {
    private final int dim;

    /// @param dim the dim it works along; −1 is the last
    public LogSoftmax(int dim) {
        this.dim = dim;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.logSoftmax(dim);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("LogSoftmax").with("dim", dim);
    }

    static LogSoftmax from(LayerConfig c) {
        return new LogSoftmax(c.integer("dim"));
    }
}
