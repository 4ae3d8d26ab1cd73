package cairn.nn;

import cairn.tensor.Tensor;

/// Dropout for networks of [SELU]: drops elements with probability `p` in training so that mean 0 and variance 1 stay; does nothing in use.
/// Shape: `[*] → [*]`.
///
/// A dropped element becomes −1.758, where SELU comes from below, and all are shifted and scaled.
///
/// Klambauer et al., "Self-Normalizing Neural Networks", arXiv:1706.02515.
public final class AlphaDropout extends Layer {
    private final double p;

    /// Drops half of the elements.
    public AlphaDropout() {
        this(0.5);
    }

    /// @param p the probability of an element to be dropped, in `[0, 1]`
    public AlphaDropout(double p) {
        this.p = Check.probability("AlphaDropout", p);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return isTraining() ? x.alphaDropout(p) : x;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("AlphaDropout").with("p", p);
    }

    static AlphaDropout from(LayerConfig c) {
        return new AlphaDropout(c.number("p"));
    }
}
