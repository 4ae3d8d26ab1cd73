package cairn.nn;

import cairn.tensor.Tensor;

/// `x` where positive, `alpha · (eˣ − 1)` elsewhere (arXiv:1511.07289). Shape: `[*] → [*]`.
public final class ELU extends Layer {
    private static final double DEFAULT = 1.0;

    private final double alpha;

    /// With `alpha` 1.0.
    public ELU() {
        this(DEFAULT);
    }

    /// @param alpha the depth of the negative part
    public ELU(double alpha) {
        this.alpha = alpha;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.elu(alpha);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("ELU").with("alpha", alpha);
    }

    static ELU from(LayerConfig c) {
        return new ELU(c.number("alpha"));
    }

    @Override
    protected String call() {
        return alpha == DEFAULT ? "new ELU()" : "new ELU(" + alpha + ")";
    }
}
