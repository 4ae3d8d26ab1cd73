package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;

/// The largest element of each of as many regions of pictures as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class AdaptiveMaxPool2d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveMaxPool2d(1)` takes the largest element of the whole picture.
    ///
    /// @param outputSize the number of regions along every dim, or one for each dim, at least 0; −1 keeps the input's size
    public AdaptiveMaxPool2d(int... outputSize) {
        super(2, outputSize);
    }

    /// The largest elements, and where each is in its channel, counted row by row. PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.adaptiveMaxPool2dWithIndices(outputSize()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveMaxPool2d(outputSize());
    }

    static AdaptiveMaxPool2d from(LayerConfig c) {
        return new AdaptiveMaxPool2d(c.integers("outputSize"));
    }
}
