package cairn.nn;

import cairn.tensor.Tensor;

/// Gaussian error linear unit: `x · Φ(x)` with the normal distribution function `Φ` (arXiv:1606.08415). Shape: `[*] → [*]`.
public final class GELU extends Layer {
    /// How `Φ` is computed.
    public enum Approximation {
        /// Exactly.
        NONE,
        /// By `½(1 + tanh(√(2/π)·(x + 0.044715·x³)))`.
        TANH
    }

    private final Approximation approximation;

    /// The exact function.
    public GELU() {
        this(Approximation.NONE);
    }

    /// The exact function or an approximation of it.
    public GELU(Approximation approximation) {
        this.approximation = approximation;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return approximation == Approximation.TANH ? x.geluTanh() : x.gelu();
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("GELU").with("approximation", approximation.name());
    }

    static GELU from(LayerConfig c) {
        return new GELU(c.constant("approximation", Approximation.class));
    }

    @Override
    protected String call() {
        return approximation == Approximation.NONE ? "new GELU()" : "new GELU(GELU.Approximation.TANH)";
    }
}
