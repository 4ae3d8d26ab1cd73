package cairn.nn;

import cairn.tensor.Tensor;

/// `x` above the threshold, `value` elsewhere. Shape: `[*] → [*]`.
public final class Threshold extends Layer {
    private final double threshold;
    private final double value;

    /// @param threshold what `x` must exceed to pass
    /// @param value the result for other `x`
    public Threshold(double threshold, double value) {
        this.threshold = threshold;
        this.value = value;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.threshold(threshold, value);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Threshold").with("threshold", threshold).with("value", value);
    }

    static Threshold from(LayerConfig c) {
        return new Threshold(c.number("threshold"), c.number("value"));
    }
}
