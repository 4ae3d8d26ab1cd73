package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The largest element of windows of volumes at random distances; see [FractionalMaxPool]. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without
/// `N`.
public final class FractionalMaxPool3d extends FractionalMaxPool {
    private FractionalMaxPool3d(Window window, Target target) {
        super(3, window, target);
    }

    /// A layer with a given output: `FractionalMaxPool3d.toSize(Window.of(2), 13)`.
    ///
    /// @param window has a size only
    /// @param outputSize one for all dims or one for each, at least 1
    public static FractionalMaxPool3d toSize(Window window, int... outputSize) {
        return new FractionalMaxPool3d(window, new Target(outputSize.clone(), new double[0]));
    }

    /// A layer whose output is smaller by a factor: `FractionalMaxPool3d.byRatio(Window.of(2), 0.7)`.
    ///
    /// @param window has a size only
    /// @param outputRatio one for all dims or one for each, above 0 and below 1
    public static FractionalMaxPool3d byRatio(Window window, double... outputRatio) {
        return new FractionalMaxPool3d(window, new Target(new int[0], outputRatio.clone()));
    }

    @Override
    Selection pool(Tensor x, Tensor samples, int... outputSize) {
        return x.fractionalMaxPool3dWithIndices(window(), samples, outputSize);
    }

    static FractionalMaxPool3d from(LayerConfig c) {
        return new FractionalMaxPool3d(Window.of(c.integers("kernelSize")), target(c));
    }
}
