package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;

/// The largest element of each of as many regions of sequences as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class AdaptiveMaxPool1d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveMaxPool1d(1)` takes the largest element of the whole sequence.
    ///
    /// @param outputSize the number of regions, at least 0; −1 keeps the input's size
    public AdaptiveMaxPool1d(int... outputSize) {
        super(1, outputSize);
    }

    /// The largest elements, and where each is in its channel, counted from 0. PyTorch: `return_indices=True`.
    public Selection forwardWithIndices(Tensor x) {
        return withIndices(x, t -> t.adaptiveMaxPool1dWithIndices(outputSize()));
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveMaxPool1d(outputSize());
    }

    static AdaptiveMaxPool1d from(LayerConfig c) {
        return new AdaptiveMaxPool1d(c.integers("outputSize"));
    }
}
