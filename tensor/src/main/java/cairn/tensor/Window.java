package cairn.tensor;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// The geometry of a window that runs over the last dims of a tensor, as in convolution and pooling: an immutable
/// value.
///
/// ```java
/// Window.of(3).stride(2).padding(1)   // 3 in every dim
/// Window.of(3, 5).padding(1, 2)       // 3 high, 5 wide
/// ```
///
/// Every setting is one number for all dims or one for each dim, the outermost first.
public final class Window {
    private static final int[] NONE = {};
    private static final int[] ZERO = {0};
    private static final int[] ONE = {1};

    private final int[] size;
    private final int[] stride; // empty: as the operation prefers
    private final int[] padding;
    private final int[] dilation;
    private final int[] outputPadding;
    private final boolean same;
    private final boolean ceilMode;

    private Window(
            int[] size,
            int[] stride,
            int[] padding,
            int[] dilation,
            int[] outputPadding,
            boolean same,
            boolean ceilMode) {
        this.size = size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.outputPadding = outputPadding;
        this.same = same;
        this.ceilMode = ceilMode;
        for (int[] setting : new int[][] {stride, padding, dilation, outputPadding}) requireMatch(setting);
    }

    private void requireMatch(int[] setting) {
        if (setting.length > 1 && size.length > 1 && setting.length != size.length)
            throw new IllegalArgumentException("Window: needs one number for all dims or one for each of %d, got %s."
                    .formatted(size.length, Arrays.toString(setting)));
    }

    // ---- making one

    /// A window of the given sizes, at least 1, without padding.
    public static Window of(int... size) {
        require("size", size, n -> n >= 1, "at least 1");
        return new Window(size.clone(), NONE, ZERO, ONE, ZERO, false, false);
    }

    /// The window of a weight `[out, in, …]`.
    public static Window of(Tensor weight) {
        if (weight.rank() < 3) throw ShapeException.of("Window", "a weight must be [out, in, sizes…]", weight.shape());
        int[] dims = weight.shape().dims();
        return of(Arrays.copyOfRange(dims, 2, dims.length));
    }

    /// How far neighbouring windows are apart, at least 1. By default 1 in convolutions, the window's size in pooling.
    public Window stride(int... to) {
        require("stride", to, n -> n >= 1, "at least 1");
        return new Window(size, to.clone(), padding, dilation, outputPadding, same, ceilMode);
    }

    /// How many places are added on both sides of the input, at least 0; default 0. Convolutions add zeros, maxima −∞.
    public Window padding(int... to) {
        require("padding", to, n -> n >= 0, "at least 0");
        return new Window(size, stride, to.clone(), dilation, outputPadding, false, ceilMode);
    }

    /// Padding that makes the output as large as the input; one place more after than before where it cannot be even.
    /// For convolutions of stride 1. PyTorch: `padding='same'`.
    public Window same() {
        return new Window(size, stride, ZERO, dilation, outputPadding, true, ceilMode);
    }

    /// How far neighbouring places of the window are apart, at least 1; default 1.
    public Window dilation(int... to) {
        require("dilation", to, n -> n >= 1, "at least 1");
        return new Window(size, stride, padding, to.clone(), outputPadding, same, ceilMode);
    }

    /// How many places are added at the end of a transposed convolution's output, at least 0; default 0. Several input
    /// sizes of a strided convolution have the same output size: this chooses among them.
    public Window outputPadding(int... to) {
        require("outputPadding", to, n -> n >= 0, "at least 0");
        return new Window(size, stride, padding, dilation, to.clone(), same, ceilMode);
    }

    /// Lets the last window of a pooling hang over the end, so that no input is left out. PyTorch: `ceil_mode=True`.
    public Window ceilMode() {
        return new Window(size, stride, padding, dilation, outputPadding, same, true);
    }

    private static void require(String what, int[] values, IntPredicate rule, String text) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(rule))
            throw new IllegalArgumentException(
                    "Window: %s must be %s, got %s.".formatted(what, text, Arrays.toString(values)));
    }

    // ---- reading it

    /// The sizes as they were given: one for all dims, or one for each.
    public int[] sizes() {
        return size.clone();
    }

    /// The size in each of `dims` dims.
    public int[] sizes(int dims) {
        return each(size, dims);
    }

    /// The strides as they were given; empty where none were.
    public int[] strides() {
        return stride.clone();
    }

    /// The stride in each of `dims` dims.
    ///
    /// @param otherwise what it is where none was given
    public int[] strides(int dims, int... otherwise) {
        return each(stride.length == 0 ? otherwise : stride, dims);
    }

    /// The padding as it was given; 0 for [#same].
    public int[] paddings() {
        return padding.clone();
    }

    /// The padding in each of `dims` dims; 0 for [#same].
    public int[] paddings(int dims) {
        return each(padding, dims);
    }

    /// The dilations as they were given.
    public int[] dilations() {
        return dilation.clone();
    }

    /// The dilation in each of `dims` dims.
    public int[] dilations(int dims) {
        return each(dilation, dims);
    }

    /// The output padding as it was given.
    public int[] outputPaddings() {
        return outputPadding.clone();
    }

    /// The output padding in each of `dims` dims.
    public int[] outputPaddings(int dims) {
        return each(outputPadding, dims);
    }

    /// Whether [#same] was asked for.
    public boolean isSame() {
        return same;
    }

    /// Whether [#ceilMode] was asked for.
    public boolean isCeilMode() {
        return ceilMode;
    }

    private int[] each(int[] values, int dims) {
        if (values.length == dims) return values.clone();
        if (values.length != 1)
            throw new IllegalArgumentException("%s is for %d dims, not %d.".formatted(this, values.length, dims));
        int[] all = new int[dims];
        Arrays.fill(all, values[0]);
        return all;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Window w
                && Arrays.equals(size, w.size)
                && Arrays.equals(stride, w.stride)
                && Arrays.equals(padding, w.padding)
                && Arrays.equals(dilation, w.dilation)
                && Arrays.equals(outputPadding, w.outputPadding)
                && same == w.same
                && ceilMode == w.ceilMode;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// The calls that make it: `Window.of(3).stride(2)`.
    @Override
    public String toString() {
        return "Window.of(" + list(size) + ")"
                + (stride.length == 0 ? "" : ".stride(" + list(stride) + ")")
                + (Arrays.stream(padding).allMatch(n -> n == 0) ? "" : ".padding(" + list(padding) + ")")
                + (same ? ".same()" : "")
                + (Arrays.stream(dilation).allMatch(n -> n == 1) ? "" : ".dilation(" + list(dilation) + ")")
                + (Arrays.stream(outputPadding).allMatch(n -> n == 0)
                        ? ""
                        : ".outputPadding(" + list(outputPadding) + ")")
                + (ceilMode ? ".ceilMode()" : "");
    }

    private static String list(int[] values) {
        String text = Arrays.toString(values);
        return text.substring(1, text.length() - 1);
    }
}
