package cairn.nn;

import cairn.tensor.Padding;

/// Zeros around sequences: `0 0 | 1 2 3 4 | 0 0` along each dim; see [PaddingLayer].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class ZeroPad1d extends PaddingLayer {
    /// A layer that adds that many places: `new ZeroPad1d(1, 2)`.
    ///
    /// @param amounts one for all sides, or left, right; negative ones crop
    public ZeroPad1d(int... amounts) {
        super(1, Padding.ZERO, amounts);
    }

    static ZeroPad1d from(LayerConfig c) {
        return new ZeroPad1d(c.integers("padding"));
    }
}
