package cairn.nn;

import cairn.tensor.Tensor;

/// Smooth rectifier: `log(1 + exp(beta·x)) / beta`. Shape: `[*] → [*]`.
public final class Softplus extends Layer {
    private static final double DEFAULT_BETA = 1.0;
    private static final double DEFAULT_THRESHOLD = 20.0;

    private final double beta;
    private final double threshold;

    /// With `beta` 1.0 and `threshold` 20.0.
    public Softplus() {
        this(DEFAULT_BETA, DEFAULT_THRESHOLD);
    }

    /// @param beta how sharp the bend is, not 0
    /// @param threshold where `beta·x` exceeds it, the result is `x` itself
    public Softplus(double beta, double threshold) {
        this.beta = beta;
        this.threshold = threshold;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.softplus(beta, threshold);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Softplus").with("beta", beta).with("threshold", threshold);
    }

    static Softplus from(LayerConfig c) {
        return new Softplus(c.number("beta"), c.number("threshold"));
    }

    @Override
    protected String call() {
        if (beta == DEFAULT_BETA && threshold == DEFAULT_THRESHOLD) return "new Softplus()";
        return "new Softplus(%s, %s)".formatted(beta, threshold);
    }
}
