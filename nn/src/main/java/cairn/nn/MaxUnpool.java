package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;
import java.util.List;

/// Layers that put maxima back where they were and 0 everywhere else: [MaxUnpool1d], [MaxUnpool2d] and [MaxUnpool3d].
///
/// ```java
/// MaxPool2d pool = new MaxPool2d(2);
/// Selection s = pool.forwardWithIndices(x);
/// Tensor y = new MaxUnpool2d(2).forward(s.values(), s.indices());
/// ```
///
/// Several input sizes of a pooling have the same output size. Without one the output is `(L − 1)·stride − 2·padding + size` along each dim.
public abstract sealed class MaxUnpool extends Layer permits MaxUnpool1d, MaxUnpool2d, MaxUnpool3d {
    private final int dims;
    private final Window window;

    MaxUnpool(int dims, Window window) {
        this.dims = dims;
        this.window = window;
        WindowConfig.requireDims(getClass().getSimpleName(), window, dims);
        if (window.isSame()
                || window.isCeilMode()
                || Arrays.stream(window.outputPaddings()).anyMatch(n -> n != 0)
                || Arrays.stream(window.dilations()).anyMatch(n -> n != 1))
            throw new IllegalArgumentException("%s: a window has size, stride and padding here, got %s."
                    .formatted(getClass().getSimpleName(), window));
    }

    /// The geometry of the pooling.
    public final Window window() {
        return window;
    }

    /// The maxima where they were.
    ///
    /// @param indices what the pooling said, of the shape of `x`
    /// @param outputSize the spatial sizes to come back to, less than a stride away from the formula above; none for those
    /// @throws cairn.tensor.ShapeException if an index is outside
    public final Tensor forward(Tensor x, Tensor indices, int... outputSize) {
        return through(List.of(x, indices), in -> {
            Check.pictures(label(), dims, in.get(0));
            return Check.within(label(), () -> unpool(in.get(0), in.get(1), outputSize));
        });
    }

    /// The operation, on an input that has been checked.
    abstract Tensor unpool(Tensor x, Tensor indices, int... outputSize);

    @Override
    protected final Tensor compute(Tensor x) {
        throw needs("forward(x, indices)");
    }

    @Override
    public final LayerConfig config() {
        return WindowConfig.write(LayerConfig.of(getClass().getSimpleName()), window);
    }

    @Override
    protected final String call() {
        return "new %s(%s)".formatted(getClass().getSimpleName(), WindowConfig.call(window));
    }
}
