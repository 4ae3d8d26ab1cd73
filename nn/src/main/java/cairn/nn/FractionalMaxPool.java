package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/// Layers that take the largest element of windows at random distances, so that sizes may shrink by any factor: [FractionalMaxPool2d] and
/// [FractionalMaxPool3d]. The distances are drawn anew in every forward pass, also in use.
///
/// Graham, "Fractional Max-Pooling", 2014, arXiv:1412.6071.
public abstract sealed class FractionalMaxPool extends Layer permits FractionalMaxPool2d, FractionalMaxPool3d {
    private final int dims;
    private final Window window;
    private final Target target;

    /// What the size of the output is.
    ///
    /// @param size one for all dims or one for each; empty where a ratio is given
    /// @param ratio above 0 and below 1, of the input's size, rounded down; empty where a size is given
    record Target(int[] size, double[] ratio) {
        int[] of(int dims, Tensor x) {
            int[] out = new int[dims];
            for (int d = 0; d < dims; d++)
                out[d] = size.length > 0
                        ? size[size.length == 1 ? 0 : d]
                        : (int) (x.size(d - dims) * ratio[ratio.length == 1 ? 0 : d]);
            return out;
        }
    }

    FractionalMaxPool(int dims, Window window, Target target) {
        this.dims = dims;
        this.window = window;
        this.target = target;
        String type = getClass().getSimpleName();
        WindowConfig.requireDims(type, window, dims);
        if (!window.equals(Window.of(window.sizes())))
            throw new IllegalArgumentException(
                    "%s: a window has nothing but a size here, got %s.".formatted(type, window));
        int given = target.size.length + target.ratio.length;
        if (given != 1 && given != dims)
            throw new IllegalArgumentException("%s: needs one output size or ratio, or one for each of %d dims, got %d."
                    .formatted(type, dims, given));
        for (int n : target.size) Check.positive(type, "an output size", n);
        for (double r : target.ratio)
            if (!(r > 0 && r < 1))
                throw new IllegalArgumentException(
                        "%s: a ratio must be above 0 and below 1, got %s.".formatted(type, r));
    }

    /// The geometry: a size only.
    public final Window window() {
        return window;
    }

    /// The largest elements, and where each is in its channel, counted row by row. PyTorch: `return_indices=True`.
    public final Selection forwardWithIndices(Tensor x) {
        List<Tensor> indices = new ArrayList<>();
        Tensor values = through(
                List.of(x),
                in -> Check.within(label(), () -> {
                    Selection s = pooled(in.getFirst());
                    indices.add(s.indices());
                    return s.values();
                }));
        return new Selection(values, indices.getFirst());
    }

    @Override
    protected final Tensor compute(Tensor x) {
        return pooled(x).values();
    }

    private Selection pooled(Tensor x) {
        Check.pictures(label(), dims, x);
        int batch = x.rank() == dims + 2 ? x.size(0) : 1;
        return pool(x, Tensor.rand(batch, x.size(-dims - 1), dims), target.of(dims, x));
    }

    /// The operation, on an input that has been checked.
    abstract Selection pool(Tensor x, Tensor samples, int... outputSize);

    @Override
    public final LayerConfig config() {
        return LayerConfig.of(getClass().getSimpleName())
                .with("kernelSize", window.sizes())
                .with("outputSize", target.size)
                .with("outputRatio", target.ratio);
    }

    static Target target(LayerConfig c) {
        return new Target(c.integers("outputSize"), c.numbers("outputRatio"));
    }

    @Override
    protected final String call() {
        String rest =
                LayerText.arguments(LayerConfig.of("").with("size", target.size).with("ratio", target.ratio));
        return "%s.%s(%s, %s)"
                .formatted(
                        getClass().getSimpleName(),
                        target.size.length > 0 ? "toSize" : "byRatio",
                        window,
                        rest.replaceAll("^, |, $", ""));
    }
}
