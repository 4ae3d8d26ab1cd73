package cairn.tensor.ops.pool;

import cairn.tensor.Shape;

/// The sizes of a pooling of `planes` volumes, one for each sample and channel; pictures and sequences are volumes whose first sizes are 1.
///
/// @param input of the tensor, `[N, C, …]` or `[C, …]`
/// @param output of the tensor
record PoolShape(Shape input, Shape output, int planes, PoolAxis depth, PoolAxis height, PoolAxis width) {
    /// The shape for regions along the last dims of `input`.
    static PoolShape of(Shape input, PoolAxis... axes) {
        int[] sizes = input.dims();
        int first = sizes.length - axes.length;
        int planes = 1;
        for (int d = 0; d < first; d++) planes *= sizes[d];
        for (int d = 0; d < axes.length; d++) sizes[first + d] = axes[d].out();
        PoolAxis[] three = {PoolAxis.ABSENT, PoolAxis.ABSENT, PoolAxis.ABSENT};
        System.arraycopy(axes, 0, three, 3 - axes.length, axes.length);
        return new PoolShape(input, Shape.of(sizes), planes, three[0], three[1], three[2]);
    }

    /// The number of places of an input plane.
    int inPlane() {
        return depth.in() * height.in() * width.in();
    }

    /// The number of places of an output plane.
    int outPlane() {
        return depth.out() * height.out() * width.out();
    }
}
