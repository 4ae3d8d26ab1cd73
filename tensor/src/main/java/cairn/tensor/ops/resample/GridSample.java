package cairn.tensor.ops.resample;

import cairn.tensor.DType;
import cairn.tensor.GridSampling;
import cairn.tensor.Interpolation;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Pictures or volumes read at the places a grid names: `y[n, c, p] = x[n, c, grid[n, p]]`, interpolated. Gradients flow to both.
/// Shape: `[N, C, H, W], [N, H', W', 2] → [N, C, H', W']`, or `[N, C, D, H, W], [N, D', H', W', 3] → [N, C, D', H', W']`.
///
/// Jaderberg et al., "Spatial Transformer Networks", 2015, arXiv:1506.02025.
public final class GridSample {
    private GridSample() {}

    public static Tensor of(Tensor x, Tensor grid, GridSampling how) {
        check(x, grid, how);
        int dims = x.rank() - 2;
        Tensor places = grid.flatten(1, dims); // [N, P, dims]
        List<Tap> taps = List.of();
        for (int d = 0; d < dims; d++) {
            List<Tap> along = new GridAxis(x.size(2 + d), how).taps(places.select(2, dims - 1 - d));
            taps = d == 0 ? along : combined(taps, along, x.size(2 + d));
        }
        int[] sizes = grid.shape().dims();
        System.arraycopy(sizes, 1, sizes, 2, dims);
        sizes[1] = x.size(1);
        return sum(x.to(DType.F32).flatten(2, -1), taps).reshape(sizes);
    }

    /// Every tap of the dims so far with every tap of the next, which has `size` elements.
    private static List<Tap> combined(List<Tap> outer, List<Tap> inner, int size) {
        List<Tap> all = new ArrayList<>();
        for (Tap a : outer) for (Tap b : inner) all.add(a.then(b, size));
        return all;
    }

    /// @param planes `[N, C, S]`
    private static Tensor sum(Tensor planes, List<Tap> taps) {
        Tensor sum = taps.getFirst().weigh(picked(planes, taps.getFirst().place()));
        for (Tap tap : taps.subList(1, taps.size())) sum = sum.add(tap.weigh(picked(planes, tap.place())));
        return sum; // [N, C, P]
    }

    /// The elements at places `[N, P]` of all channels: `[N, C, P]`.
    private static Tensor picked(Tensor planes, Tensor place) {
        return planes.gather(2, place.unsqueeze(1).expand(planes.size(0), planes.size(1), place.size(1)));
    }

    private static void check(Tensor x, Tensor grid, GridSampling how) {
        String op = "gridSample";
        int dims = x.rank() - 2;
        if (dims != 2 && dims != 3) throw ShapeException.of(op, "x must be [N, C, H, W] or [N, C, D, H, W]", x.shape());
        if (grid.rank() != x.rank() || grid.size(-1) != dims || grid.size(0) != x.size(0))
            throw ShapeException.of(
                    op,
                    "the grid must be [N=%d, sizes…, %d] of rank %d for x of %s"
                            .formatted(x.size(0), dims, x.rank(), x.shape()),
                    grid.shape());
        for (int d = 1; d < x.rank(); d++)
            if (x.size(d) == 0) throw ShapeException.of(op, "only the first size may be 0", x.shape());
        if (how.mode() == Interpolation.Mode.BICUBIC && dims != 2)
            throw ShapeException.of(op, "BICUBIC is for pictures [N, C, H, W]", x.shape());
    }
}
