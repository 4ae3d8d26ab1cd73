package cairn.nn;

import cairn.tensor.Padding;

/// Sequences continued by their other end, as if they were rings: `3 4 | 1 2 3 4 | 1 2` along each dim; see [PaddingLayer].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class CircularPad1d extends PaddingLayer {
    /// A layer that adds that many places: `new CircularPad1d(1, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, at most the size of the input there; negative ones crop
    public CircularPad1d(int... amounts) {
        super(1, Padding.CIRCULAR, amounts);
    }

    static CircularPad1d from(LayerConfig c) {
        return new CircularPad1d(c.integers("padding"));
    }
}
