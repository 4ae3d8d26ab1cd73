package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Maxima of pictures back where they were, 0 everywhere else; see [MaxUnpool].
/// Shape: `[N, C, H', W'], [N, C, H', W'] → [N, C, H, W]`, also without `N`.
public final class MaxUnpool2d extends MaxUnpool {
    /// The opposite of `new MaxPool2d(kernelSize)`.
    public MaxUnpool2d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// The opposite of a pooling with this window.
    public MaxUnpool2d(Window window) {
        super(2, window);
    }

    @Override
    Tensor unpool(Tensor x, Tensor indices, int... outputSize) {
        return x.maxUnpool2d(indices, window(), outputSize);
    }

    static MaxUnpool2d from(LayerConfig c) {
        return new MaxUnpool2d(WindowConfig.read(c));
    }
}
