package cairn.nn;

import cairn.tensor.Tensor;

/// The mean of each of as many regions of pictures as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class AdaptiveAvgPool2d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveAvgPool2d(1)` takes the mean of the whole picture.
    ///
    /// @param outputSize the number of regions along every dim, or one for each dim, at least 0; −1 keeps the input's size
    public AdaptiveAvgPool2d(int... outputSize) {
        super(2, outputSize);
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveAvgPool2d(outputSize());
    }

    static AdaptiveAvgPool2d from(LayerConfig c) {
        return new AdaptiveAvgPool2d(c.integers("outputSize"));
    }
}
