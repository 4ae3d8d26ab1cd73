package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The largest element of every window of pictures. Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`,
/// with `L' = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1` along each dim, rounded down, or up in ceil mode.
///
/// Padding is never the largest, and NaN is larger than any number.
public final class MaxPool2d extends WindowPooling {
    /// A layer whose windows lie side by side: `new MaxPool2d(2)` halves every size.
    ///
    /// @param kernelSize the size of the window in every dim, at least 1
    public MaxPool2d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new MaxPool2d(Window.of(3).stride(2).padding(1))`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public MaxPool2d(Window window) {
        super(2, window);
    }

    /// The largest elements, and where each is in its channel, counted row by row: what [MaxUnpool2d] asks for.
    /// PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.maxPool2dWithIndices(window()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.maxPool2d(window());
    }

    static MaxPool2d from(LayerConfig c) {
        return new MaxPool2d(WindowConfig.read(c));
    }
}
