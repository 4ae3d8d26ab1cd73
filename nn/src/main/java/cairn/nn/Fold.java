package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Columns put back as windows of pictures, and added where windows overlap; see [Unfold]. Shape: `[N, C·K, L] → [N, C, H, W]`, also without
/// `N`.
public final class Fold extends Layer {
    private final Window window;
    private final int[] outputSize;

    /// The way back from `new Unfold(window)`: `new Fold(Window.of(3).padding(1), 32, 32)`.
    ///
    /// @param outputSize `H, W`, or one number for both
    public Fold(Window window, int... outputSize) {
        this.window = WindowConfig.requirePatches("Fold", window);
        if (outputSize.length != 1 && outputSize.length != 2)
            throw new IllegalArgumentException("Fold: needs an output size H, W or one number for both, got [%s]."
                    .formatted(LayerText.list(outputSize)));
        this.outputSize = outputSize.clone();
        for (int n : outputSize) Check.positive("Fold", "an output size", n);
    }

    /// The geometry.
    public Window window() {
        return window;
    }

    /// The output size as it was given.
    public int[] outputSize() {
        return outputSize.clone();
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.fold(window, outputSize[0], outputSize[outputSize.length - 1]);
    }

    @Override
    public LayerConfig config() {
        return WindowConfig.write(LayerConfig.of("Fold"), window).with("outputSize", outputSize);
    }

    static Fold from(LayerConfig c) {
        return new Fold(WindowConfig.read(c), c.integers("outputSize"));
    }

    @Override
    protected String call() {
        return "new Fold(%s, %s)".formatted(window, LayerText.list(outputSize));
    }
}
