package cairn.nn;

import cairn.tensor.Tensor;

/// Probabilities from scores: `exp(x) / Σ exp(x)` along one dim. Shape: `[*] → [*]`.
///
/// `CrossEntropyLoss` contains it: a network trained with that loss ends in plain scores.
public final class Softmax extends Layer {
    private final int dim;

    /// @param dim the dim it works along; −1 is the last
    public Softmax(int dim) {
        this.dim = dim;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.softmax(dim);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Softmax").with("dim", dim);
    }

    static Softmax from(LayerConfig c) {
        return new Softmax(c.integer("dim"));
    }
}
