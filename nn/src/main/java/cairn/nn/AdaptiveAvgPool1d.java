package cairn.nn;

import cairn.tensor.Tensor;

/// The mean of each of as many regions of sequences as are asked for; see [AdaptivePooling].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class AdaptiveAvgPool1d extends AdaptivePooling {
    /// A layer with the given output: `new AdaptiveAvgPool1d(1)` takes the mean of the whole sequence.
    ///
    /// @param outputSize the number of regions, at least 0; −1 keeps the input's size
    public AdaptiveAvgPool1d(int... outputSize) {
        super(1, outputSize);
    }

    @Override
    Tensor pool(Tensor x) {
        return x.adaptiveAvgPool1d(outputSize());
    }

    static AdaptiveAvgPool1d from(LayerConfig c) {
        return new AdaptiveAvgPool1d(c.integers("outputSize"));
    }
}
