package cairn.nn;

import cairn.tensor.Tensor;

/// `x` limited to `[min, max]`. Shape: `[*] → [*]`.
public final class Hardtanh extends Layer {
    private static final double DEFAULT_MIN = -1.0;
    private static final double DEFAULT_MAX = 1.0;

    private final double min;
    private final double max;

    /// With `min` -1.0 and `max` 1.0.
    public Hardtanh() {
        this(DEFAULT_MIN, DEFAULT_MAX);
    }

    /// @param min the least result
    /// @param max the greatest result, above `min`
    public Hardtanh(double min, double max) {
        if (!(min < max))
            throw new IllegalArgumentException("Hardtanh: min must be below max, got [%s, %s].".formatted(min, max));
        this.min = min;
        this.max = max;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.hardtanh(min, max);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Hardtanh").with("min", min).with("max", max);
    }

    static Hardtanh from(LayerConfig c) {
        return new Hardtanh(c.number("min"), c.number("max"));
    }

    @Override
    protected String call() {
        if (min == DEFAULT_MIN && max == DEFAULT_MAX) return "new Hardtanh()";
        return "new Hardtanh(%s, %s)".formatted(min, max);
    }
}
