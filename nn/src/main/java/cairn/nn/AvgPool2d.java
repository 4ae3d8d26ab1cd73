package cairn.nn;

import cairn.tensor.Divisor;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The mean of every window of pictures. Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`,
/// with `L' = (L + 2·padding − K) / stride + 1` along each dim, rounded down, or up in ceil mode.
public final class AvgPool2d extends WindowPooling {
    private final Divisor divisor;

    /// A layer whose windows lie side by side: `new AvgPool2d(2)` halves every size.
    ///
    /// @param kernelSize the size of the window in every dim, at least 1
    public AvgPool2d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry, in which padding counts as zeros: `new AvgPool2d(Window.of(3).stride(2).padding(1))`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public AvgPool2d(Window window) {
        this(window, Divisor.ALL);
    }

    /// A layer that divides by something else: `new AvgPool2d(Window.of(3).padding(1), Divisor.INSIDE)`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public AvgPool2d(Window window, Divisor divisor) {
        super(2, window);
        this.divisor = divisor;
        requireDense();
    }

    /// What the sums are divided by.
    public Divisor divisor() {
        return divisor;
    }

    @Override
    Tensor pool(Tensor x) {
        return x.avgPool2d(window(), divisor);
    }

    @Override
    public LayerConfig config() {
        return DivisorConfig.write(super.config(), divisor);
    }

    static AvgPool2d from(LayerConfig c) {
        return new AvgPool2d(WindowConfig.read(c), DivisorConfig.read(c));
    }

    @Override
    protected String call() {
        return divisor.equals(Divisor.ALL) ? super.call() : "new AvgPool2d(%s, %s)".formatted(window(), divisor);
    }
}
