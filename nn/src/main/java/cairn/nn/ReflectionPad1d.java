package cairn.nn;

import cairn.tensor.Padding;

/// Sequences mirrored at their borders: `3 2 | 1 2 3 4 | 3 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class ReflectionPad1d extends PaddingLayer {
    /// A layer that adds that many places: `new ReflectionPad1d(1, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, smaller than the size of the input there; negative ones crop
    public ReflectionPad1d(int... amounts) {
        super(1, Padding.REFLECT, amounts);
    }

    static ReflectionPad1d from(LayerConfig c) {
        return new ReflectionPad1d(c.integers("padding"));
    }
}
