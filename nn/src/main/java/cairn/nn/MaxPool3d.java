package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The largest element of every window of volumes. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`,
/// with `L' = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1` along each dim, rounded down, or up in ceil mode.
///
/// Padding is never the largest, and NaN is larger than any number.
public final class MaxPool3d extends WindowPooling {
    /// A layer whose windows lie side by side: `new MaxPool3d(2)` halves every size.
    ///
    /// @param kernelSize the size of the window in every dim, at least 1
    public MaxPool3d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new MaxPool3d(Window.of(3).stride(2).padding(1))`.
    ///
    /// @throws IllegalArgumentException if the padding is larger than half of the window
    public MaxPool3d(Window window) {
        super(3, window);
    }

    /// The largest elements, and where each is in its channel, counted row by row: what [MaxUnpool3d] asks for.
    /// PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.maxPool3dWithIndices(window()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.maxPool3d(window());
    }

    static MaxPool3d from(LayerConfig c) {
        return new MaxPool3d(WindowConfig.read(c));
    }
}
