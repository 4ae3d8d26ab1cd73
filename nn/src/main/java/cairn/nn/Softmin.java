package cairn.nn;

import cairn.tensor.Tensor;

/// Probabilities that favour low scores: `softmax(−x)` along one dim. Shape: `[*] → [*]`.
public final class Softmin extends Layer {
    private final int dim;

    /// @param dim the dim it works along; −1 is the last
    public Softmin(int dim) {
        this.dim = dim;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.neg().softmax(dim);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Softmin").with("dim", dim);
    }

    static Softmin from(LayerConfig c) {
        return new Softmin(c.integer("dim"));
    }
}
