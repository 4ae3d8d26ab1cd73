package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The p-norm of every window of pictures: `(Σ xᵖ)^(1/p)`. Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`,
/// with `L' = (L − K) / stride + 1` along each dim, rounded down, or up in ceil mode.
///
/// With `p = 1` it is the sum, and towards ∞ the maximum. The sign counts where `p` is odd; a negative sum gives 0.
public final class LPPool2d extends WindowPooling {
    private final double p;

    /// A layer whose windows lie side by side.
    ///
    /// @param p not 0. PyTorch: `norm_type`
    /// @param kernelSize the size of the window in every dim, at least 1
    public LPPool2d(double p, int kernelSize) {
        this(p, Window.of(kernelSize));
    }

    /// A layer with the given geometry, without padding: `new LPPool2d(2, Window.of(3).stride(2))`.
    ///
    /// @param p not 0. PyTorch: `norm_type`
    public LPPool2d(double p, Window window) {
        super(2, window);
        this.p = p;
        requireDense();
        requireUnpadded();
        if (p == 0 || Double.isNaN(p))
            throw new IllegalArgumentException("LPPool2d: p must be a number other than 0, got " + p + ".");
    }

    /// The power.
    public double p() {
        return p;
    }

    @Override
    Tensor pool(Tensor x) {
        return x.lpPool2d(p, window());
    }

    @Override
    public LayerConfig config() {
        return super.config().with("p", p);
    }

    static LPPool2d from(LayerConfig c) {
        return new LPPool2d(c.number("p"), WindowConfig.read(c));
    }

    @Override
    protected String call() {
        return "new LPPool2d(%s, %s)".formatted(p, WindowConfig.call(window()));
    }
}
