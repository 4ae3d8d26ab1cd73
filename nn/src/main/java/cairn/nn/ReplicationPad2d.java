package cairn.nn;

import cairn.tensor.Padding;

/// Pictures whose borders are repeated: `1 1 | 1 2 3 4 | 4 4` along each dim; see [PaddingLayer].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class ReplicationPad2d extends PaddingLayer {
    /// A layer that adds that many places: `new ReplicationPad2d(1, 1, 2, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom; negative ones crop
    public ReplicationPad2d(int... amounts) {
        super(2, Padding.REPLICATE, amounts);
    }

    static ReplicationPad2d from(LayerConfig c) {
        return new ReplicationPad2d(c.integers("padding"));
    }
}
