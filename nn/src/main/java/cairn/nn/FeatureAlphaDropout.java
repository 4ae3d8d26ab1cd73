package cairn.nn;

import cairn.tensor.Tensor;

/// [AlphaDropout] of whole channels. Shape: `[N, C, …] → [N, C, …]`.
///
/// Klambauer et al., "Self-Normalizing Neural Networks", arXiv:1706.02515.
public final class FeatureAlphaDropout extends Layer {
    private final double p;

    /// Drops half of the channels.
    public FeatureAlphaDropout() {
        this(0.5);
    }

    /// @param p the probability of a channel to be dropped, in `[0, 1]`
    public FeatureAlphaDropout(double p) {
        this.p = Check.probability("FeatureAlphaDropout", p);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return isTraining() ? x.featureAlphaDropout(p) : x;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("FeatureAlphaDropout").with("p", p);
    }

    static FeatureAlphaDropout from(LayerConfig c) {
        return new FeatureAlphaDropout(c.number("p"));
    }
}
