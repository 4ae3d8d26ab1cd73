package cairn.tensor;

import cairn.tensor.ops.neural.BatchNorm;
import cairn.tensor.ops.neural.GroupNorm;
import cairn.tensor.ops.neural.InstanceNorm;
import cairn.tensor.ops.neural.LayerNorm;
import cairn.tensor.ops.neural.LocalResponseNorm;
import cairn.tensor.ops.neural.RmsNorm;
import org.jspecify.annotations.Nullable;

/// The operations that normalise. PyTorch: `torch.nn.functional`.
public sealed interface NormOps permits Tensor {

    /// Normalises over the last dims, then scales and shifts. Shape: `[*, D…] → [*, D…]`.
    ///
    /// @param normalized the sizes `D…` of the last dims
    /// @param weight `[D…]`; null for 1
    /// @param bias `[D…]`; null for 0
    /// @param eps added to the variance
    default Tensor layerNorm(int[] normalized, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return LayerNorm.of((Tensor) this, normalized, weight, bias, eps);
    }

    /// Normalises each channel over the batch, then scales and shifts. Shape: `[N, C, …] → [N, C, …]`.
    ///
    /// @param stats changed in training, used otherwise; null to use the batch's own statistics always
    /// @param weight `[C]`; null for 1
    /// @param bias `[C]`; null for 0
    /// @param training whether to use the batch's own statistics
    /// @param eps added to the variance
    default Tensor batchNorm(
            @Nullable RunningStats stats,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean training,
            double eps) {
        return BatchNorm.of((Tensor) this, stats, weight, bias, training, eps);
    }

    /// Normalises groups of neighbouring channels, sample by sample, then scales and shifts. Shape: `[N, C, …] → [N, C, …]`.
    ///
    /// @param groups how many groups the channels form; divides their number
    /// @param weight `[C]`; null for 1
    /// @param bias `[C]`; null for 0
    /// @param eps added to the variance
    default Tensor groupNorm(int groups, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return GroupNorm.of((Tensor) this, groups, weight, bias, eps);
    }

    /// Normalises each channel of each sample by itself, then scales and shifts. Shape: `[N, C, …] → [N, C, …]`.
    ///
    /// @param stats changed by the mean over the samples where their own statistics are used, used otherwise; null for none
    /// @param weight `[C]`; null for 1
    /// @param bias `[C]`; null for 0
    /// @param own whether to use the samples' own statistics; without running ones they are used in any case.
    ///     PyTorch: `use_input_stats`
    /// @param eps added to the variance
    default Tensor instanceNorm(
            @Nullable RunningStats stats, @Nullable Tensor weight, @Nullable Tensor bias, boolean own, double eps) {
        return InstanceNorm.of((Tensor) this, stats, weight, bias, own, eps);
    }

    /// Divides by the root of the mean square over the last dims, then scales. Shape: `[*, D…] → [*, D…]`.
    ///
    /// @param normalized the sizes `D…` of the last dims
    /// @param weight `[D…]`; null for 1
    /// @param eps added to the mean square
    default Tensor rmsNorm(int[] normalized, @Nullable Tensor weight, double eps) {
        return RmsNorm.of((Tensor) this, normalized, weight, eps);
    }

    /// `x / (k + α · mean(x²))^β`, the mean over neighbouring channels, zeros beyond their ends. Shape: `[N, C, …] → [N, C, …]`.
    ///
    /// @param size how many channels: `size / 2` before, `(size − 1) / 2` after, and the channel itself
    /// @param alpha `α`; PyTorch's default is 1e-4
    /// @param beta `β`; PyTorch's default is 0.75
    /// @param k PyTorch's default is 1
    default Tensor localResponseNorm(int size, double alpha, double beta, double k) {
        return LocalResponseNorm.of((Tensor) this, size, alpha, beta, k);
    }
}
