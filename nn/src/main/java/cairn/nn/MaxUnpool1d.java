package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Maxima of sequences back where they were, 0 everywhere else; see [MaxUnpool].
/// Shape: `[N, C, L'], [N, C, L'] → [N, C, L]`, also without `N`.
public final class MaxUnpool1d extends MaxUnpool {
    /// The opposite of `new MaxPool1d(kernelSize)`.
    public MaxUnpool1d(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// The opposite of a pooling with this window.
    public MaxUnpool1d(Window window) {
        super(1, window);
    }

    @Override
    Tensor unpool(Tensor x, Tensor indices, int... outputSize) {
        return x.maxUnpool1d(indices, window(), outputSize);
    }

    static MaxUnpool1d from(LayerConfig c) {
        return new MaxUnpool1d(WindowConfig.read(c));
    }
}
