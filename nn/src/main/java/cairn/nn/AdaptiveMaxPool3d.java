package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;

/// The largest element of each of as many regions of volumes as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class AdaptiveMaxPool3d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveMaxPool3d(1)` takes the largest element of the whole volume.
    ///
    /// @param outputSize the number of regions along every dim, or one for each dim, at least 0; −1 keeps the input's size
    public AdaptiveMaxPool3d(int... outputSize) {
        super(3, outputSize);
    }

    /// The largest elements, and where each is in its channel, counted row by row. PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.adaptiveMaxPool3dWithIndices(outputSize()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveMaxPool3d(outputSize());
    }

    static AdaptiveMaxPool3d from(LayerConfig c) {
        return new AdaptiveMaxPool3d(c.integers("outputSize"));
    }
}
