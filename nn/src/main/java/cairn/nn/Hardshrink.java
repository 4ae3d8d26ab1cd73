package cairn.nn;

import cairn.tensor.Tensor;

/// `x`, but 0 in `[−lambda, lambda]`. Shape: `[*] → [*]`.
public final class Hardshrink extends Layer {
    private static final double DEFAULT = 0.5;

    private final double lambda;

    /// With `lambda` 0.5.
    public Hardshrink() {
        this(DEFAULT);
    }

    /// @param lambda the half width of what is 0
    public Hardshrink(double lambda) {
        this.lambda = lambda;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.hardshrink(lambda);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Hardshrink").with("lambda", lambda);
    }

    static Hardshrink from(LayerConfig c) {
        return new Hardshrink(c.number("lambda"));
    }

    @Override
    protected String call() {
        return lambda == DEFAULT ? "new Hardshrink()" : "new Hardshrink(" + lambda + ")";
    }
}
