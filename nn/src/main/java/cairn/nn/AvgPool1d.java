package cairn.nn;

import cairn.tensor.Divisor;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The mean of every window of sequences. Shape: `[N, C, L] → [N, C, L']`, also without `N`,
/// with `L' = (L + 2·padding − K) / stride + 1` along each dim, rounded down, or up in ceil mode.
public final class AvgPool1d extends WindowPooling {
    private final Divisor divisor;

    /// A layer whose windows lie side by side: `new AvgPool1d(2)` halves every size.
    ///
    /// @param kernelSize the size of the window in every dim, at least 1
    public AvgPool1d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry, in which padding counts as zeros: `new AvgPool1d(Window.of(3).stride(2).padding(1))`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public AvgPool1d(Window window) {
        this(window, Divisor.ALL);
    }

    /// A layer that divides by something else: `new AvgPool1d(Window.of(3).padding(1), Divisor.INSIDE)`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public AvgPool1d(Window window, Divisor divisor) {
        super(1, window);
        this.divisor = divisor;
        requireDense();
    }

    /// What the sums are divided by.
    public Divisor divisor() {
        return divisor;
    }

    @Override
    Tensor pool(Tensor x) {
        return x.avgPool1d(window(), divisor);
    }

    @Override
    public LayerConfig config() {
        return DivisorConfig.write(super.config(), divisor);
    }

    static AvgPool1d from(LayerConfig c) {
        return new AvgPool1d(WindowConfig.read(c), DivisorConfig.read(c));
    }

    @Override
    protected String call() {
        return divisor.equals(Divisor.ALL) ? super.call() : "new AvgPool1d(%s, %s)".formatted(window(), divisor);
    }
}
