package cairn.nn;

import cairn.tensor.Padding;

/// Volumes mirrored at their borders: `3 2 | 1 2 3 4 | 3 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class ReflectionPad3d extends PaddingLayer {
    /// A layer that adds that many places: `new ReflectionPad3d(1, 1, 2, 2, 0, 0)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, front, back, smaller than the size of the input there; negative ones crop
    public ReflectionPad3d(int... amounts) {
        super(3, Padding.REFLECT, amounts);
    }

    static ReflectionPad3d from(LayerConfig c) {
        return new ReflectionPad3d(c.integers("padding"));
    }
}
