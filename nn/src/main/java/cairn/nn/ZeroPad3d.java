package cairn.nn;

import cairn.tensor.Padding;

/// Zeros around volumes: `0 0 | 1 2 3 4 | 0 0` along each dim; see [PaddingLayer].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class ZeroPad3d extends PaddingLayer {
    /// A layer that adds that many places: `new ZeroPad3d(1, 1, 2, 2, 0, 0)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, front, back; negative ones crop
    public ZeroPad3d(int... amounts) {
        super(3, Padding.ZERO, amounts);
    }

    static ZeroPad3d from(LayerConfig c) {
        return new ZeroPad3d(c.integers("padding"));
    }
}
