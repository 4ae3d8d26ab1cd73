package cairn.tensor;

import cairn.tensor.ops.conv.Conv;
import cairn.tensor.ops.conv.ConvTranspose;
import cairn.tensor.ops.conv.Patches;
import org.jspecify.annotations.Nullable;

/// Operations in which a [Window] runs over pictures, sequences or volumes. The batch dim `N` may be left out
/// everywhere. PyTorch: `torch.nn.functional`.
public sealed interface ConvOps permits Tensor {

    // ---- convolution

    /// Convolution over sequences, window by window, without padding. Shape: `[N, C, L], [O, C, K], [O] → [N, O, L']`.
    ///
    /// @param bias null for none
    default Tensor conv1d(Tensor weight, @Nullable Tensor bias) {
        return conv1d(weight, bias, Window.of(weight), 1);
    }

    /// Convolution over sequences. Shape: `[N, C, L], [O, C/groups, K], [O] → [N, O, L']`.
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).stride(2)`
    /// @param groups how many parts the channels fall into; each part of the output sees only its part of the input.
    ///     Default 1
    default Tensor conv1d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return Conv.of(1, (Tensor) this, weight, bias, window, groups);
    }

    /// Convolution over pictures, window by window, without padding. Shape:
    /// `[N, C, H, W], [O, C, K, K], [O] → [N, O, H', W']`.
    ///
    /// @param bias null for none
    default Tensor conv2d(Tensor weight, @Nullable Tensor bias) {
        return conv2d(weight, bias, Window.of(weight), 1);
    }

    /// Convolution over pictures. Shape: `[N, C, H, W], [O, C/groups, K, K], [O] → [N, O, H', W']`.
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).padding(1)`
    /// @param groups how many parts the channels fall into; each part of the output sees only its part of the input.
    ///     Default 1
    default Tensor conv2d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return Conv.of(2, (Tensor) this, weight, bias, window, groups);
    }

    /// Convolution over volumes, window by window, without padding. Shape:
    /// `[N, C, D, H, W], [O, C, K, K, K], [O] → [N, O, D', H', W']`.
    ///
    /// @param bias null for none
    default Tensor conv3d(Tensor weight, @Nullable Tensor bias) {
        return conv3d(weight, bias, Window.of(weight), 1);
    }

    /// Convolution over volumes. Shape: `[N, C, D, H, W], [O, C/groups, K, K, K], [O] → [N, O, D', H', W']`.
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).padding(1)`
    /// @param groups how many parts the channels fall into; each part of the output sees only its part of the input.
    ///     Default 1
    default Tensor conv3d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return Conv.of(3, (Tensor) this, weight, bias, window, groups);
    }

    /// Transposed convolution over sequences. Shape: `[N, C, L], [C, O/groups, K], [O] → [N, O, L']` with
    /// `L' = (L − 1)·stride − 2·padding + dilation·(K − 1) + 1 + outputPadding`.
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).stride(2)`
    /// @param groups how many parts the channels fall into; default 1
    default Tensor convTranspose1d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return ConvTranspose.of(1, (Tensor) this, weight, bias, window, groups);
    }

    /// Transposed convolution over pictures. Shape: `[N, C, H, W], [C, O/groups, K, K], [O] → [N, O, H', W']`, sizes as
    /// in [#convTranspose1d].
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).stride(2)`
    /// @param groups how many parts the channels fall into; default 1
    default Tensor convTranspose2d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return ConvTranspose.of(2, (Tensor) this, weight, bias, window, groups);
    }

    /// Transposed convolution over volumes. Shape: `[N, C, D, H, W], [C, O/groups, K, K, K], [O] → [N, O, D', H', W']`,
    /// sizes as in [#convTranspose1d].
    ///
    /// @param bias null for none
    /// @param window of the weight's size: `Window.of(weight).stride(2)`
    /// @param groups how many parts the channels fall into; default 1
    default Tensor convTranspose3d(Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        return ConvTranspose.of(3, (Tensor) this, weight, bias, window, groups);
    }

    // ---- windows as columns

    /// All windows of a picture as columns: `y[c·K + k, l] = x[c, place k of window l]`. Shape: `[N, C, H, W] → [N, C·KH·KW, L]`.
    ///
    /// @param window may have stride (1 by default), padding, which is 0, and dilation
    default Tensor unfold(Window window) {
        return Patches.unfold((Tensor) this, window);
    }

    /// Columns put back as windows of a picture, and added where they overlap; the opposite of [#unfold]. Shape: `[N, C·KH·KW, L] → [N, C, H, W]`.
    ///
    /// @param window that of the unfolding
    /// @param outputSize `H, W`
    default Tensor fold(Window window, int... outputSize) {
        return Patches.fold((Tensor) this, window, outputSize);
    }
}
