package cairn.nn;

import cairn.tensor.Padding;

/// Volumes whose borders are repeated: `1 1 | 1 2 3 4 | 4 4` along each dim; see [PaddingLayer].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class ReplicationPad3d extends PaddingLayer {
    /// A layer that adds that many places: `new ReplicationPad3d(1, 1, 2, 2, 0, 0)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, front, back; negative ones crop
    public ReplicationPad3d(int... amounts) {
        super(3, Padding.REPLICATE, amounts);
    }

    static ReplicationPad3d from(LayerConfig c) {
        return new ReplicationPad3d(c.integers("padding"));
    }
}
