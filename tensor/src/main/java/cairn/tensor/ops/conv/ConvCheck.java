package cairn.tensor.ops.conv;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rules of convolutions: from shapes and a [Window] to a [Convolution], or a refusal.
final class ConvCheck {
    private static final String SIZES = ", sizes…]";

    private ConvCheck() {}

    static Convolution forward(String op, int dims, Shape x, Shape w, Window window, int groups) {
        requireRanks(op, dims, x, w, "[out, in/groups");
        requireWindow(op, w, window, dims);
        int channels = x.size(-dims - 1);
        if (groups < 1 || w.size(0) % groups != 0)
            throw ShapeException.of(
                    op, "groups must divide the out=%d channels of the weight".formatted(w.size(0)), groups);
        if (channels != w.size(1) * groups)
            throw ShapeException.saying(
                    "%s: x must have in/groups · groups = %d · %d = %d channels, got %d. x is %s, weight is %s.%s"
                            .formatted(
                                    op,
                                    w.size(1),
                                    groups,
                                    w.size(1) * groups,
                                    channels,
                                    x,
                                    w,
                                    groupsHint(channels, w)));
        if (window.isCeilMode()) throw notHere(op, window, "ceilMode is for pooling");
        requireNoOutputPadding(op, window, dims);
        int[] in = spatial(x, dims);
        int[] out = window.isSame() ? same(op, window, in) : out(op, window, in);
        Axis[] axes = axes(window, in, out);
        ConvShape sizes = new ConvShape(batch(x, dims), groups, channels, w.size(0), axes[0], axes[1], axes[2]);
        return new Convolution(sizes, x, w, with(x, w.size(0), out));
    }

    static Convolution transposed(String op, int dims, Shape x, Shape w, Window window, int groups) {
        requireRanks(op, dims, x, w, "[in, out/groups");
        requireWindow(op, w, window, dims);
        int channels = x.size(-dims - 1);
        if (channels != w.size(0))
            throw ShapeException.saying("%s: x must have in=%d channels, got %d. x is %s, weight is %s."
                    .formatted(op, w.size(0), channels, x, w));
        if (groups < 1 || channels % groups != 0)
            throw ShapeException.of(op, "groups must divide the in=%d channels".formatted(channels), groups);
        if (window.isCeilMode()) throw notHere(op, window, "ceilMode is for pooling");
        if (window.isSame()) throw notHere(op, window, "same() is for convolutions that are not transposed");
        int[] in = spatial(x, dims);
        int[] out = transposedOut(op, window, in);
        Axis[] axes = axes(window, out, in);
        int outChannels = w.size(1) * groups;
        ConvShape sizes = new ConvShape(batch(x, dims), groups, outChannels, channels, axes[0], axes[1], axes[2]);
        return new Convolution(sizes, with(x, outChannels, out), w, x);
    }

    static void bias(String op, @Nullable Tensor bias, int out) {
        if (bias != null && !bias.shape().equals(Shape.of(out)))
            throw ShapeException.of(op, "bias must be [out=%d]".formatted(out), bias.shape());
    }

    // ---- rules

    private static void requireRanks(String op, int dims, Shape x, Shape w, String weightForm) {
        if (w.rank() != dims + 2)
            throw ShapeException.of(op, "weight must be " + weightForm + SIZES + " of rank " + (dims + 2), w);
        if (x.rank() != dims + 2 && x.rank() != dims + 1)
            throw ShapeException.of(
                    op,
                    "x must be [N, C, %s] or [C, %s]".formatted(spatialForm(dims), spatialForm(dims)),
                    x,
                    x.rank() == dims ? "Did you mean x.unsqueeze(0)?" : "weight is " + w + ".");
    }

    private static String spatialForm(int dims) {
        return switch (dims) {
            case 1 -> "L";
            case 2 -> "H, W";
            default -> "D, H, W";
        };
    }

    private static void requireWindow(String op, Shape w, Window window, int dims) {
        if (!Arrays.equals(window.sizes(dims), spatial(w, dims)))
            throw ShapeException.of(op, "%s must be of the weight's size".formatted(window), w);
    }

    private static void requireNoOutputPadding(String op, Window window, int dims) {
        if (Arrays.stream(window.outputPaddings(dims)).anyMatch(n -> n != 0))
            throw notHere(op, window, "outputPadding is for transposed convolutions");
    }

    private static IllegalArgumentException notHere(String op, Window window, String why) {
        return new IllegalArgumentException("%s: %s, got %s.".formatted(op, why, window));
    }

    private static String groupsHint(int channels, Shape w) {
        int groups = channels / Math.max(1, w.size(1));
        return groups > 1 && groups * w.size(1) == channels && w.size(0) % groups == 0
                ? " Did you mean groups = " + groups + "?"
                : "";
    }

    // ---- sizes

    private static int[] out(String op, Window window, int[] in) {
        return Windows.out(op, window, in, 1);
    }

    private static int[] same(String op, Window window, int[] in) {
        if (Arrays.stream(window.strides(in.length, 1)).anyMatch(s -> s != 1))
            throw notHere(op, window, "same() needs stride 1");
        return in;
    }

    private static int[] transposedOut(String op, Window window, int[] in) {
        int dims = in.length;
        int[] size = window.sizes(dims);
        int[] stride = window.strides(dims, 1);
        int[] padding = window.paddings(dims);
        int[] dilation = window.dilations(dims);
        int[] more = window.outputPaddings(dims);
        int[] out = new int[dims];
        for (int d = 0; d < dims; d++) {
            if (more[d] >= stride[d] && more[d] >= dilation[d])
                throw notHere(op, window, "outputPadding must be smaller than stride or dilation");
            out[d] = (in[d] - 1) * stride[d] - 2 * padding[d] + Axis.extent(size[d], dilation[d]) + more[d];
            if (in[d] < 1 || out[d] < 1)
                throw ShapeException.of(
                        op,
                        "%s takes all of the output away along spatial dim %d".formatted(window, d),
                        Arrays.toString(in));
        }
        return out;
    }

    /// The window's three axes, from an input to an output of a convolution that is not transposed.
    private static Axis[] axes(Window window, int[] in, int[] out) {
        int dims = in.length;
        int[] size = window.sizes(dims);
        int[] stride = window.strides(dims, 1);
        int[] padding = window.paddings(dims);
        int[] dilation = window.dilations(dims);
        Axis[] axes = {Axis.ABSENT, Axis.ABSENT, Axis.ABSENT};
        for (int d = 0; d < dims; d++) {
            int before = window.isSame() ? (Axis.extent(size[d], dilation[d]) - 1) / 2 : padding[d];
            axes[3 - dims + d] = new Axis(in[d], out[d], size[d], stride[d], before, dilation[d]);
        }
        return axes;
    }

    private static int[] spatial(Shape s, int dims) {
        return Arrays.copyOfRange(s.dims(), s.rank() - dims, s.rank());
    }

    private static int batch(Shape x, int dims) {
        return x.rank() == dims + 2 ? x.size(0) : 1;
    }

    /// `x` with other channels and spatial sizes.
    private static Shape with(Shape x, int channels, int[] spatial) {
        int[] dims = x.dims();
        int first = dims.length - spatial.length;
        dims[first - 1] = channels;
        System.arraycopy(spatial, 0, dims, first, spatial.length);
        return Shape.of(dims);
    }
}
