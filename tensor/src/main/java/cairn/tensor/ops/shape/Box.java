package cairn.tensor.ops.shape;

import cairn.tensor.engine.Region;
import cairn.tensor.engine.View;

/// Neighbouring places along every dimension: a view.
///
/// @param starts the first place along each dimension
/// @param sizes the number of places along each dimension
record Box(int[] starts, int[] sizes) implements Region {
    @Override
    public View in(View x) {
        int offset = x.offset();
        for (int d = 0; d < sizes.length; d++) offset += starts[d] * x.stride(d);
        return x.at(x.numel() == 0 ? x.offset() : offset, sizes, x.strides());
    }
}
