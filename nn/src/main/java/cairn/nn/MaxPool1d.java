package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The largest element of every window of sequences. Shape: `[N, C, L] → [N, C, L']`, also without `N`,
/// with `L' = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1` along each dim, rounded down, or up in ceil mode.
///
/// Padding is never the largest, and NaN is larger than any number.
public final class MaxPool1d extends WindowPooling {
    /// A layer whose windows lie side by side: `new MaxPool1d(2)` halves every size.
    ///
    /// @param kernelSize the size of the window in every dim, at least 1
    public MaxPool1d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new MaxPool1d(Window.of(3).stride(2).padding(1))`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public MaxPool1d(Window window) {
        super(1, window);
    }

    /// The largest elements, and where each is in its channel, counted from 0: what [MaxUnpool1d] asks for.
    /// PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.maxPool1dWithIndices(window()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.maxPool1d(window());
    }

    static MaxPool1d from(LayerConfig c) {
        return new MaxPool1d(WindowConfig.read(c));
    }
}
