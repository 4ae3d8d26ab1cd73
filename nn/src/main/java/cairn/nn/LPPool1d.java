package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The p-norm of every window of sequences: `(Σ xᵖ)^(1/p)`. Shape: `[N, C, L] → [N, C, L']`, also without `N`,
/// with `L' = (L − K) / stride + 1` along each dim, rounded down, or up in ceil mode.
///
/// With `p = 1` it is the sum, and towards ∞ the maximum. The sign counts where `p` is odd; a negative sum gives 0.
public final class LPPool1d extends WindowPooling {
    private final double p;

    /// A layer whose windows lie side by side.
    ///
    /// @param p not 0. PyTorch: `norm_type`
    /// @param kernelSize the size of the window in every dim, at least 1
    public LPPool1d(double p, int kernelSize) {
        this(p, Window.of(kernelSize));
    }

    /// A layer with the given geometry, without padding: `new LPPool1d(2, Window.of(3).stride(2))`.
    ///
    /// @param p not 0. PyTorch: `norm_type`
    public LPPool1d(double p, Window window) {
        super(1, window);
        this.p = p;
        requireDense();
        requireUnpadded();
        if (p == 0 || Double.isNaN(p))
            throw new IllegalArgumentException("LPPool1d: p must be a number other than 0, got " + p + ".");
    }

    /// The power.
    public double p() {
        return p;
    }

    @Override
    Tensor pool(Tensor x) {
        return x.lpPool1d(p, window());
    }

    @Override
    public LayerConfig config() {
        return super.config().with("p", p);
    }

    static LPPool1d from(LayerConfig c) {
        return new LPPool1d(c.number("p"), WindowConfig.read(c));
    }

    @Override
    protected String call() {
        return "new LPPool1d(%s, %s)".formatted(p, WindowConfig.call(window()));
    }
}
