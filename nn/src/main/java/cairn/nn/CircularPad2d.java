package cairn.nn;

import cairn.tensor.Padding;

/// Pictures continued by their other end, as if they were rings: `3 4 | 1 2 3 4 | 1 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class CircularPad2d extends PaddingLayer {
    /// A layer that adds that many places: `new CircularPad2d(1, 1, 2, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, at most the size of the input there; negative ones crop
    public CircularPad2d(int... amounts) {
        super(2, Padding.CIRCULAR, amounts);
    }

    static CircularPad2d from(LayerConfig c) {
        return new CircularPad2d(c.integers("padding"));
    }
}
