package cairn.tensor.ops.pool;

import cairn.tensor.Window;
import java.util.Arrays;

/// The regions along one dimension that a pooling makes one number of each.
///
/// Region `o` has the places `starts[o], starts[o] + step, …` before `ends[o]`, all inside the input. The regions from `first` before
/// `last` are whole and lie evenly: each has `size` places and starts `stride` after its neighbour.
///
/// @param in the size of the input
/// @param counts how many places of each region an average divides by; more than it has if padding counts
record PoolAxis(int in, int[] starts, int[] ends, int step, int[] counts, int size, int stride, int first, int last) {
    /// A dimension that is not there.
    static final PoolAxis ABSENT = adaptive(1, 1);

    /// The number of regions.
    int out() {
        return starts.length;
    }

    /// Whether the regions are pairs of neighbours, one after the other.
    boolean isPairs() {
        return size == 2 && stride == 2 && step == 1 && first == 0 && last == out();
    }

    /// A window in steps.
    ///
    /// @param d which of the window's `dims` dims
    static PoolAxis of(int in, int out, Window window, int d, int dims, boolean countsPadding) {
        int size = window.sizes(dims)[d];
        int stride = window.strides(dims, window.sizes())[d];
        int padding = window.paddings(dims)[d];
        int dilation = window.dilations(dims)[d];
        int[] starts = new int[out];
        int[] ends = new int[out];
        int[] counts = new int[out];
        for (int o = 0; o < out; o++) {
            int first = o * stride - padding;
            int end = first + dilation * (size - 1) + 1;
            starts[o] = first >= 0 ? first : Math.floorMod(first, dilation);
            ends[o] = Math.min(end, in);
            counts[o] = countsPadding ? Math.min(end, in + padding) - first : ends[o] - starts[o];
        }
        int from = Math.min(out, Math.ceilDiv(padding, stride));
        int to = Math.floorDiv(in + padding - dilation * (size - 1) - 1, stride) + 1;
        return new PoolAxis(in, starts, ends, dilation, counts, size, stride, from, Math.clamp(to, from, out));
    }

    /// Regions that cover the input evenly; neighbours share a place where it cannot be divided.
    static PoolAxis adaptive(int in, int out) {
        int[] starts = new int[out];
        int[] ends = new int[out];
        int[] counts = new int[out];
        for (int o = 0; o < out; o++) {
            starts[o] = (int) ((long) o * in / out);
            ends[o] = (int) Math.ceilDiv((long) (o + 1) * in, out);
            counts[o] = ends[o] - starts[o];
        }
        int size = out == 0 ? 1 : in / out;
        return new PoolAxis(in, starts, ends, 1, counts, size, size, 0, out > 0 && in % out == 0 ? out : 0);
    }

    @Override
    public String toString() {
        return "%d → %s".formatted(in, Arrays.toString(starts));
    }
}
