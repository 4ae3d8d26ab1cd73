package cairn.nn;

import cairn.tensor.Padding;

/// Pictures mirrored at their borders: `3 2 | 1 2 3 4 | 3 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class ReflectionPad2d extends PaddingLayer {
    /// A layer that adds that many places: `new ReflectionPad2d(1, 1, 2, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, smaller than the size of the input there; negative ones crop
    public ReflectionPad2d(int... amounts) {
        super(2, Padding.REFLECT, amounts);
    }

    static ReflectionPad2d from(LayerConfig c) {
        return new ReflectionPad2d(c.integers("padding"));
    }
}
