package cairn.tensor;

import cairn.tensor.ops.pool.AvgPool;
import cairn.tensor.ops.pool.FractionalMaxPool;
import cairn.tensor.ops.pool.LpPool;
import cairn.tensor.ops.pool.MaxPool;
import cairn.tensor.ops.pool.MaxUnpool;

/// Pooling: one number for every window or region of a channel. The batch dim `N` may be left out everywhere.
/// PyTorch: `torch.nn.functional`.
public sealed interface PoolOps permits Tensor {
    // ---- over sequences

    /// The largest element of every window. Shape: `[N, C, L] → [N, C, L']`.
    ///
    /// @param window may have padding, which is never the largest, dilation and ceil mode; its stride is its size by default
    default Tensor maxPool1d(Window window) {
        return MaxPool.of(1, (Tensor) this, window);
    }

    /// As [#maxPool1d], with the place of each maximum in its sequence. PyTorch: `return_indices=True`.
    default Selection maxPool1dWithIndices(Window window) {
        return MaxPool.withIndices(1, (Tensor) this, window);
    }

    /// Maxima back where they were, with 0 everywhere else. Shape: `[N, C, L], [N, C, L] → [N, C, L']`.
    ///
    /// @param indices what [#maxPool1dWithIndices] said
    /// @param window that of the pooling
    /// @param outputSize the size to come back to, less than a stride away from `(L − 1)·stride − 2·padding + size`, the default
    default Tensor maxUnpool1d(Tensor indices, Window window, int... outputSize) {
        return MaxUnpool.of(1, (Tensor) this, indices, window, outputSize);
    }

    /// The mean of every window. Shape: `[N, C, L] → [N, C, L']`.
    ///
    /// @param window may have padding, whose zeros count, and ceil mode; its stride is its size by default
    default Tensor avgPool1d(Window window) {
        return avgPool1d(window, Divisor.ALL);
    }

    /// The sum of every window divided by what `divisor` says. Shape: `[N, C, L] → [N, C, L']`.
    default Tensor avgPool1d(Window window, Divisor divisor) {
        return AvgPool.of(1, (Tensor) this, window, divisor);
    }

    /// `(Σ xᵖ)^(1/p)` of every window. Shape: `[N, C, L] → [N, C, L']`.
    ///
    /// @param window its stride is its size by default
    default Tensor lpPool1d(double p, Window window) {
        return LpPool.of(1, (Tensor) this, p, window);
    }

    /// The mean of each of as many regions as are asked for; they cover the input evenly. Shape: `[N, C, L] → [N, C, L']`.
    ///
    /// @param outputSize the number of regions; −1 keeps the size
    default Tensor adaptiveAvgPool1d(int... outputSize) {
        return AvgPool.adaptive(1, (Tensor) this, outputSize);
    }

    /// The largest element of each of as many regions as are asked for. Shape: `[N, C, L] → [N, C, L']`.
    ///
    /// @param outputSize as in [#adaptiveAvgPool1d]
    default Tensor adaptiveMaxPool1d(int... outputSize) {
        return MaxPool.adaptive(1, (Tensor) this, outputSize);
    }

    /// As [#adaptiveMaxPool1d], with the place of each maximum.
    default Selection adaptiveMaxPool1dWithIndices(int... outputSize) {
        return MaxPool.adaptiveWithIndices(1, (Tensor) this, outputSize);
    }

    // ---- over pictures

    /// The largest element of every window. Shape: `[N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param window may have padding, which is never the largest, dilation and ceil mode; its stride is its size by default
    default Tensor maxPool2d(Window window) {
        return MaxPool.of(2, (Tensor) this, window);
    }

    /// As [#maxPool2d], with the place of each maximum, counted row by row in its picture. PyTorch: `return_indices=True`.
    default Selection maxPool2dWithIndices(Window window) {
        return MaxPool.withIndices(2, (Tensor) this, window);
    }

    /// Maxima back where they were, with 0 everywhere else. Shape: `[N, C, H, W], [N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param indices what [#maxPool2dWithIndices] said
    /// @param window that of the pooling
    /// @param outputSize the sizes to come back to, less than a stride away from `(L − 1)·stride − 2·padding + size`, the default
    default Tensor maxUnpool2d(Tensor indices, Window window, int... outputSize) {
        return MaxUnpool.of(2, (Tensor) this, indices, window, outputSize);
    }

    /// The mean of every window. Shape: `[N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param window may have padding, whose zeros count, and ceil mode; its stride is its size by default
    default Tensor avgPool2d(Window window) {
        return avgPool2d(window, Divisor.ALL);
    }

    /// The sum of every window divided by what `divisor` says. Shape: `[N, C, H, W] → [N, C, H', W']`.
    default Tensor avgPool2d(Window window, Divisor divisor) {
        return AvgPool.of(2, (Tensor) this, window, divisor);
    }

    /// `(Σ xᵖ)^(1/p)` of every window. Shape: `[N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param window its stride is its size by default
    default Tensor lpPool2d(double p, Window window) {
        return LpPool.of(2, (Tensor) this, p, window);
    }

    /// The mean of each of as many regions as are asked for; they cover the input evenly. Shape: `[N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param outputSize the number of regions in every dim, or one number for each; −1 keeps a size
    default Tensor adaptiveAvgPool2d(int... outputSize) {
        return AvgPool.adaptive(2, (Tensor) this, outputSize);
    }

    /// The largest element of each of as many regions as are asked for. Shape: `[N, C, H, W] → [N, C, H', W']`.
    ///
    /// @param outputSize as in [#adaptiveAvgPool2d]
    default Tensor adaptiveMaxPool2d(int... outputSize) {
        return MaxPool.adaptive(2, (Tensor) this, outputSize);
    }

    /// As [#adaptiveMaxPool2d], with the place of each maximum.
    default Selection adaptiveMaxPool2dWithIndices(int... outputSize) {
        return MaxPool.adaptiveWithIndices(2, (Tensor) this, outputSize);
    }

    /// The largest element of windows at random distances, so that the output may have any size up to the input's.
    /// Shape: `[N, C, H, W] → [N, C, H', W']`. Graham, 2014, arXiv:1412.6071.
    ///
    /// @param window has a size only
    /// @param samples in [0, 1), `[N, C, 2]`: `Tensor.rand(n, c, 2)`
    /// @param outputSize one for every dim or one for each, at most the input's size less the window's plus 1
    default Tensor fractionalMaxPool2d(Window window, Tensor samples, int... outputSize) {
        return fractionalMaxPool2dWithIndices(window, samples, outputSize).values();
    }

    /// As [#fractionalMaxPool2d], with the place of each maximum.
    default Selection fractionalMaxPool2dWithIndices(Window window, Tensor samples, int... outputSize) {
        return FractionalMaxPool.of(2, (Tensor) this, window, samples, outputSize);
    }

    // ---- over volumes

    /// The largest element of every window. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param window may have padding, which is never the largest, dilation and ceil mode; its stride is its size by default
    default Tensor maxPool3d(Window window) {
        return MaxPool.of(3, (Tensor) this, window);
    }

    /// As [#maxPool3d], with the place of each maximum, counted row by row in its volume. PyTorch: `return_indices=True`.
    default Selection maxPool3dWithIndices(Window window) {
        return MaxPool.withIndices(3, (Tensor) this, window);
    }

    /// Maxima back where they were, with 0 everywhere else. Shape: `[N, C, D, H, W], [N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param indices what [#maxPool3dWithIndices] said
    /// @param window that of the pooling
    /// @param outputSize the sizes to come back to, less than a stride away from `(L − 1)·stride − 2·padding + size`, the default
    default Tensor maxUnpool3d(Tensor indices, Window window, int... outputSize) {
        return MaxUnpool.of(3, (Tensor) this, indices, window, outputSize);
    }

    /// The mean of every window. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param window may have padding, whose zeros count, and ceil mode; its stride is its size by default
    default Tensor avgPool3d(Window window) {
        return avgPool3d(window, Divisor.ALL);
    }

    /// The sum of every window divided by what `divisor` says. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    default Tensor avgPool3d(Window window, Divisor divisor) {
        return AvgPool.of(3, (Tensor) this, window, divisor);
    }

    /// `(Σ xᵖ)^(1/p)` of every window. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param window its stride is its size by default
    default Tensor lpPool3d(double p, Window window) {
        return LpPool.of(3, (Tensor) this, p, window);
    }

    /// The mean of each of as many regions as are asked for; they cover the input evenly. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param outputSize the number of regions in every dim, or one number for each; −1 keeps a size
    default Tensor adaptiveAvgPool3d(int... outputSize) {
        return AvgPool.adaptive(3, (Tensor) this, outputSize);
    }

    /// The largest element of each of as many regions as are asked for. Shape: `[N, C, D, H, W] → [N, C, D', H', W']`.
    ///
    /// @param outputSize as in [#adaptiveAvgPool3d]
    default Tensor adaptiveMaxPool3d(int... outputSize) {
        return MaxPool.adaptive(3, (Tensor) this, outputSize);
    }

    /// As [#adaptiveMaxPool3d], with the place of each maximum.
    default Selection adaptiveMaxPool3dWithIndices(int... outputSize) {
        return MaxPool.adaptiveWithIndices(3, (Tensor) this, outputSize);
    }

    /// The largest element of windows at random distances, so that the output may have any size up to the input's.
    /// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`. Graham, 2014, arXiv:1412.6071.
    ///
    /// @param window has a size only
    /// @param samples in [0, 1), `[N, C, 3]`: `Tensor.rand(n, c, 3)`
    /// @param outputSize one for every dim or one for each, at most the input's size less the window's plus 1
    default Tensor fractionalMaxPool3d(Window window, Tensor samples, int... outputSize) {
        return fractionalMaxPool3dWithIndices(window, samples, outputSize).values();
    }

    /// As [#fractionalMaxPool3d], with the place of each maximum.
    default Selection fractionalMaxPool3dWithIndices(Window window, Tensor samples, int... outputSize) {
        return FractionalMaxPool.of(3, (Tensor) this, window, samples, outputSize);
    }
}
