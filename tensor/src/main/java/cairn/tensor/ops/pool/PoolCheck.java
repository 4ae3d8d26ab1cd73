package cairn.tensor.ops.pool;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Window;
import cairn.tensor.ops.conv.Windows;
import java.util.Arrays;

/// The rules of pooling: from shapes and a [Window] to a [PoolShape], or a refusal.
final class PoolCheck {
    private PoolCheck() {}

    /// Windows over the last `dims` dims.
    ///
    /// @param countsPadding whether an average divides by the places in the padding too
    static PoolShape windows(String op, int dims, Shape x, Window window, boolean countsPadding) {
        requireRank(op, dims, x);
        requireWindow(op, dims, window);
        int[] in = spatial(x, dims);
        int[] out = Windows.out(op, window, in, window.sizes());
        PoolAxis[] axes = new PoolAxis[dims];
        for (int d = 0; d < dims; d++) axes[d] = PoolAxis.of(in[d], out[d], window, d, dims, countsPadding);
        return PoolShape.of(x, axes);
    }

    /// Regions that cover the last dims evenly.
    ///
    /// @param outputSize one for all dims or one for each; −1 keeps the input's
    static PoolShape adaptive(String op, int dims, Shape x, int[] outputSize) {
        requireRank(op, dims, x);
        if (outputSize.length != 1 && outputSize.length != dims)
            throw ShapeException.of(
                    op,
                    "needs one output size or one for each of %d dims".formatted(dims),
                    Arrays.toString(outputSize));
        int[] in = spatial(x, dims);
        PoolAxis[] axes = new PoolAxis[dims];
        for (int d = 0; d < dims; d++) {
            int out = outputSize[outputSize.length == 1 ? 0 : d];
            if (out < -1)
                throw ShapeException.of(
                        op, "output sizes must be at least 0, or -1 to keep a size", Arrays.toString(outputSize));
            axes[d] = PoolAxis.adaptive(in[d], out == -1 ? in[d] : out);
        }
        return PoolShape.of(x, axes);
    }

    static void requireRank(String op, int dims, Shape x) {
        String form = dims == 1 ? "L]" : dims == 2 ? "H, W]" : "D, H, W]";
        if (x.rank() != dims + 1 && x.rank() != dims + 2)
            throw ShapeException.of(
                    op,
                    "x must be [N, C, %s or [C, %s".formatted(form, form),
                    x,
                    x.rank() == dims
                            ? "Did you mean x.unsqueeze(0)?"
                            : "The number in the name counts the sizes after C.");
        for (int d = 1; d < x.rank(); d++)
            if (x.size(d) == 0) throw ShapeException.of(op, "only the first size may be 0", x);
    }

    private static void requireWindow(String op, int dims, Window window) {
        if (window.isSame()) throw notHere(op, "same() is for convolutions", window);
        if (Arrays.stream(window.outputPaddings(dims)).anyMatch(n -> n != 0))
            throw notHere(op, "outputPadding is for transposed convolutions", window);
        int[] size = window.sizes(dims);
        int[] padding = window.paddings(dims);
        for (int d = 0; d < dims; d++)
            if (padding[d] > size[d] / 2)
                throw notHere(op, "padding must be at most half of the window's size", window);
    }

    /// Refuses places of a window that are not neighbours.
    static void requireDense(String op, int dims, Window window) {
        if (Arrays.stream(window.dilations(dims)).anyMatch(n -> n != 1))
            throw notHere(op, "dilation is for convolutions and max pooling", window);
    }

    private static IllegalArgumentException notHere(String op, String why, Window window) {
        return new IllegalArgumentException("%s: %s, got %s.".formatted(op, why, window));
    }

    static int[] spatial(Shape x, int dims) {
        return Arrays.copyOfRange(x.dims(), x.rank() - dims, x.rank());
    }
}
