package cairn.nn;

import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// The largest element of windows of pictures at random distances; see [FractionalMaxPool]. Shape: `[N, C, H, W] → [N, C, H', W']`, also without
/// `N`.
public final class FractionalMaxPool2d extends FractionalMaxPool {
    private FractionalMaxPool2d(Window window, Target target) {
        super(2, window, target);
    }

    /// A layer with a given output: `FractionalMaxPool2d.toSize(Window.of(2), 13)`.
    ///
    /// @param window has a size only
    /// @param outputSize one for all dims or one for each, at least 1
    public static FractionalMaxPool2d toSize(Window window, int... outputSize) {
        return new FractionalMaxPool2d(window, new Target(outputSize.clone(), new double[0]));
    }

    /// A layer whose output is smaller by a factor: `FractionalMaxPool2d.byRatio(Window.of(2), 0.7)`.
    ///
    /// @param window has a size only
    /// @param outputRatio one for all dims or one for each, above 0 and below 1
    public static FractionalMaxPool2d byRatio(Window window, double... outputRatio) {
        return new FractionalMaxPool2d(window, new Target(new int[0], outputRatio.clone()));
    }

    @Override
    Selection pool(Tensor x, Tensor samples, int... outputSize) {
        return x.fractionalMaxPool2dWithIndices(window(), samples, outputSize);
    }

    static FractionalMaxPool2d from(LayerConfig c) {
        return new FractionalMaxPool2d(Window.of(c.integers("kernelSize")), target(c));
    }
}
