package cairn.nn;

import cairn.tensor.Padding;

/// Sequences whose borders are repeated: `1 1 | 1 2 3 4 | 4 4` along each dim; see [PaddingLayer].
/// Shape: `[N, C, L] → [N, C, L']`, also without `N`.
public final class ReplicationPad1d extends PaddingLayer {
    /// A layer that adds that many places: `new ReplicationPad1d(1, 2)`.
    ///
    /// @param amounts one for all sides, or left, right; negative ones crop
    public ReplicationPad1d(int... amounts) {
        super(1, Padding.REPLICATE, amounts);
    }

    static ReplicationPad1d from(LayerConfig c) {
        return new ReplicationPad1d(c.integers("padding"));
    }
}
