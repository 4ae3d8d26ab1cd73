package cairn.nn;

import cairn.tensor.Window;
import java.util.Arrays;

/// Layers that make one number of every window of a channel, such as [MaxPool2d], [AvgPool2d] and [LPPool2d].
///
/// Windows lie side by side: their stride is their size unless another is asked for.
public abstract sealed class WindowPooling extends Pooling
        permits MaxPool1d, MaxPool2d, MaxPool3d, AvgPool1d, AvgPool2d, AvgPool3d, LPPool1d, LPPool2d, LPPool3d {
    private final Window window;

    WindowPooling(int dims, Window window) {
        super(dims);
        this.window = window;
        String type = getClass().getSimpleName();
        WindowConfig.requireDims(type, window, dims);
        if (window.isSame()) throw refused("same() is for convolutions");
        if (Arrays.stream(window.outputPaddings()).anyMatch(n -> n != 0))
            throw refused("outputPadding is for transposed convolutions");
        for (int d = 0; d < dims; d++)
            if (window.paddings(dims)[d] > window.sizes(dims)[d] / 2)
                throw refused("padding must be at most half of the window's size");
    }

    /// The rule of averages and norms.
    final void requireDense() {
        if (Arrays.stream(window.dilations()).anyMatch(n -> n != 1))
            throw refused("dilation is for convolutions and max pooling");
    }

    /// The rule of norms.
    final void requireUnpadded() {
        if (Arrays.stream(window.paddings()).anyMatch(n -> n != 0)) throw refused("a norm has no padding");
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "%s: %s, got %s.".formatted(getClass().getSimpleName(), why, window));
    }

    /// The geometry.
    public final Window window() {
        return window;
    }

    @Override
    public LayerConfig config() {
        return WindowConfig.write(LayerConfig.of(getClass().getSimpleName()), window);
    }

    @Override
    protected String call() {
        return "new %s(%s)".formatted(getClass().getSimpleName(), WindowConfig.call(window));
    }
}
