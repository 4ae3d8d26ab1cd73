package cairn.tensor.ops.conv;

import cairn.tensor.ShapeException;
import cairn.tensor.Window;
import java.util.Arrays;

/// How many windows fit.
public final class Windows {
    private Windows() {}

    /// The number of windows along each spatial dim: `(in + 2·padding − extent) / stride + 1`, rounded down, or up in
    /// ceil mode, where a window must begin inside the input or the padding before it.
    ///
    /// @param stride the strides where the window has none
    /// @throws ShapeException if not even one window fits
    public static int[] out(String op, Window window, int[] in, int... stride) {
        int dims = in.length;
        int[] size = window.sizes(dims);
        int[] step = window.strides(dims, stride);
        int[] padding = window.paddings(dims);
        int[] dilation = window.dilations(dims);
        int[] out = new int[dims];
        for (int d = 0; d < dims; d++) {
            int room = in[d] + 2 * padding[d] - Axis.extent(size[d], dilation[d]);
            out[d] = Math.floorDiv(room, step[d]) + 1;
            if (window.isCeilMode() && Math.floorMod(room, step[d]) != 0 && out[d] * step[d] < in[d] + padding[d])
                out[d]++;
            if (out[d] < 1) throw tooLarge(op, window, in, d);
        }
        return out;
    }

    private static ShapeException tooLarge(String op, Window window, int[] in, int d) {
        int extent = Axis.extent(window.sizes(in.length)[d], window.dilations(in.length)[d]);
        int padded = in[d] + 2 * window.paddings(in.length)[d];
        return ShapeException.saying(
                "%s: the window must fit into the padded input, but along spatial dim %d it covers %d of %d. The input's spatial size is %s, the window %s. Use a smaller window or padding(%d)."
                        .formatted(
                                op, d, extent, padded, Arrays.toString(in), window, Math.ceilDiv(extent - in[d], 2)));
    }
}
