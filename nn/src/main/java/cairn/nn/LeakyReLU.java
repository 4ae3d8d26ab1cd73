package cairn.nn;

import cairn.tensor.Tensor;

/// `x` where positive, `slope · x` elsewhere. Shape: `[*] → [*]`.
public final class LeakyReLU extends Layer {
    private static final double DEFAULT = 0.01;

    private final double slope;

    /// With `slope` 0.01.
    public LeakyReLU() {
        this(DEFAULT);
    }

    /// @param slope how much of a negative `x` passes
    public LeakyReLU(double slope) {
        this.slope = slope;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.leakyRelu(slope);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("LeakyReLU").with("slope", slope);
    }

    static LeakyReLU from(LayerConfig c) {
        return new LeakyReLU(c.number("slope"));
    }

    @Override
    protected String call() {
        return slope == DEFAULT ? "new LeakyReLU()" : "new LeakyReLU(" + slope + ")";
    }
}
