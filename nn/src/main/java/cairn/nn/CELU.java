package cairn.nn;

import cairn.tensor.Tensor;

/// `x` where positive, `alpha · (exp(x/alpha) − 1)` elsewhere (arXiv:1704.07483). Shape: `[*] → [*]`.
public final class CELU extends Layer {
    private static final double DEFAULT = 1.0;

    private final double alpha;

    /// With `alpha` 1.0.
    public CELU() {
        this(DEFAULT);
    }

    /// @param alpha the depth of the negative part, not 0
    public CELU(double alpha) {
        this.alpha = alpha;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.celu(alpha);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("CELU").with("alpha", alpha);
    }

    static CELU from(LayerConfig c) {
        return new CELU(c.number("alpha"));
    }

    @Override
    protected String call() {
        return alpha == DEFAULT ? "new CELU()" : "new CELU(" + alpha + ")";
    }
}
