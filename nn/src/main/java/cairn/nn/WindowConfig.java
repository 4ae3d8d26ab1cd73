package cairn.nn;

import cairn.tensor.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A [Window] among the arguments of a layer.
final class WindowConfig {
    private WindowConfig() {}

    static LayerConfig write(LayerConfig c, Window w) {
        return c.with("kernelSize", w.sizes())
                .with("stride", w.strides())
                .with("padding", w.isSame() ? "same" : w.paddings())
                .with("dilation", w.dilations())
                .with("outputPadding", w.outputPaddings())
                .with("ceilMode", w.isCeilMode());
    }

    static Window read(LayerConfig c) {
        Window w = Window.of(c.integers("kernelSize"));
        if (c.integers("stride").length > 0) w = w.stride(c.integers("stride"));
        w = isSame(c.arguments().get("padding")) ? w.same() : w.padding(c.integers("padding"));
        w = w.dilation(c.integers("dilation")).outputPadding(c.integers("outputPadding"));
        return c.flag("ceilMode") ? w.ceilMode() : w;
    }

    private static boolean isSame(@Nullable Object padding) {
        return "same".equals(padding);
    }

    /// The argument of a constructor: the size alone if there is nothing else to tell.
    static String call(Window w) {
        return w.sizes().length == 1 && w.equals(Window.of(w.sizes())) ? String.valueOf(w.sizes()[0]) : w.toString();
    }

    /// Refuses a window with settings for another number of dims.
    static void requireDims(String layer, Window w, int dims) {
        try {
            w.sizes(dims);
            w.strides(dims, 1);
            w.paddings(dims);
            w.dilations(dims);
            w.outputPaddings(dims);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(layer + ": " + e.getMessage(), e);
        }
    }

    /// `w`, if windows can be columns of a matrix by it.
    static Window requirePatches(String layer, Window w) {
        requireDims(layer, w, 2);
        if (w.isSame() || w.isCeilMode() || Arrays.stream(w.outputPaddings()).anyMatch(n -> n != 0))
            throw new IllegalArgumentException(
                    "%s: a window has size, stride, padding and dilation here, got %s.".formatted(layer, w));
        return w;
    }
}
