package cairn.nn;

import cairn.tensor.Padding;

/// Volumes continued by their other end, as if they were rings: `3 4 | 1 2 3 4 | 1 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class CircularPad3d extends PaddingLayer {
    /// A layer that adds that many places: `new CircularPad3d(1, 1, 2, 2, 0, 0)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, front, back, at most the size of the input there; negative ones crop
    public CircularPad3d(int... amounts) {
        super(3, Padding.CIRCULAR, amounts);
    }

    static CircularPad3d from(LayerConfig c) {
        return new CircularPad3d(c.integers("padding"));
    }
}
