package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Maxima of volumes back where they were, 0 everywhere else; see [MaxUnpool].
/// Shape: `[N, C, D', H', W'], [N, C, D', H', W'] → [N, C, D, H, W]`, also without `N`.
public final class MaxUnpool3d extends MaxUnpool {
    /// The opposite of `new MaxPool3d(kernelSize)`.
    public MaxUnpool3d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// The opposite of a pooling with this window.
    public MaxUnpool3d(Window window) {
        super(3, window);
    }

    @Override
    Tensor unpool(Tensor x, Tensor indices, int... outputSize) {
        return x.maxUnpool3d(indices, window(), outputSize);
    }

    static MaxUnpool3d from(LayerConfig c) {
        return new MaxUnpool3d(WindowConfig.read(c));
    }
}
