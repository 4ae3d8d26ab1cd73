package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// All windows of pictures as columns: `y[c·K + k, l] = x[c, place k of window l]`. Shape: `[N, C, H, W] → [N, C·K, L]`, also without `N`,
/// for windows of `K` places at `L` positions.
public final class Unfold extends Layer {
    private final Window window;

    /// A layer whose window moves in steps of one, without padding.
    ///
    /// @param kernelSize the size of the window in both dims, at least 1
    public Unfold(int kernelSize) {
        this(Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new Unfold(Window.of(3).stride(2).padding(1))`.
    public Unfold(Window window) {
        this.window = WindowConfig.requirePatches("Unfold", window);
    }

    /// The geometry.
    public Window window() {
        return window;
    }

    @Override
    protected Tensor compute(Tensor x) {
        Check.pictures(label(), 2, x);
        return x.unfold(window);
    }

    @Override
    public LayerConfig config() {
        return WindowConfig.write(LayerConfig.of("Unfold"), window);
    }

    static Unfold from(LayerConfig c) {
        return new Unfold(WindowConfig.read(c));
    }

    @Override
    protected String call() {
        return "new Unfold(%s)".formatted(WindowConfig.call(window));
    }
}
