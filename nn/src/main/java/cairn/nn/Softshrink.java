package cairn.nn;

import cairn.tensor.Tensor;

/// `x` moved by `lambda` towards 0, and 0 in `[−lambda, lambda]`. Shape: `[*] → [*]`.
public final class Softshrink extends Layer {
    private static final double DEFAULT = 0.5;

    private final double lambda;

    /// With `lambda` 0.5.
    public Softshrink() {
        this(DEFAULT);
    }

    /// @param lambda the half width of what is 0, at least 0
    public Softshrink(double lambda) {
        this.lambda = lambda;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.softshrink(lambda);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Softshrink").with("lambda", lambda);
    }

    static Softshrink from(LayerConfig c) {
        return new Softshrink(c.number("lambda"));
    }

    @Override
    protected String call() {
        return lambda == DEFAULT ? "new Softshrink()" : "new Softshrink(" + lambda + ")";
    }
}
