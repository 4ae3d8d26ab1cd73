package cairn.nn;

import cairn.tensor.Padding;

/// Zeros around pictures: `0 0 | 1 2 3 4 | 0 0` along each dim; see [PaddingLayer].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class ZeroPad2d extends PaddingLayer {
    /// A layer that adds that many places: `new ZeroPad2d(1, 1, 2, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom; negative ones crop
    public ZeroPad2d(int... amounts) {
        super(2, Padding.ZERO, amounts);
    }

    static ZeroPad2d from(LayerConfig c) {
        return new ZeroPad2d(c.integers("padding"));
    }
}
