package cairn.tensor.ops.conv;

/// A part of a correlation's work: some pictures, and a block of the target in each; see [Sheet]. Set anew for each
/// part, since a launch allocates nothing.
final class Unit {
    int firstImage;
    int images;
    int firstPlane;
    int firstRow;
    int firstColumn;

    /// How many planes of phase `r` of the target are in the unit.
    int planes(Sheet s, int r) {
        return Math.clamp((long) s.depth.targetCount(r) - firstPlane, 0, s.depthBlock);
    }

    /// How many rows of phase `r` of the target are in the unit.
    int rows(Sheet s, int r) {
        return Math.clamp((long) s.height.targetCount(r) - firstRow, 0, s.heightBlock);
    }

    /// How many columns of phase `r` of the target are in the unit.
    int columns(Sheet s, int r) {
        return Math.clamp((long) s.width.targetCount(r) - firstColumn, 0, s.widthBlock);
    }

    /// Whether the unit is smaller than others.
    boolean isPartial(Sheet s) {
        return images < s.images
                || planes(s, 0) < s.depthBlock
                || rows(s, 0) < s.heightBlock
                || columns(s, 0) < s.widthBlock;
    }
}
