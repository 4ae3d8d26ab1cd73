package cairn.nn;

import cairn.tensor.Tensor;

/// The mean of each of as many regions of volumes as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class AdaptiveAvgPool3d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveAvgPool3d(1)` takes the mean of the whole volume.
    ///
    /// @param outputSize the number of regions along every dim, or one for each dim, at least 0; −1 keeps the input's size
    public AdaptiveAvgPool3d(int... outputSize) {
        super(3, outputSize);
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveAvgPool3d(outputSize());
    }

    static AdaptiveAvgPool3d from(LayerConfig c) {
        return new AdaptiveAvgPool3d(c.integers("outputSize"));
    }
}
