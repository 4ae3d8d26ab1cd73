package cairn.tensor.ops.neural;

import cairn.tensor.RunningStats;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Normalisation of each channel of each sample by itself: [GroupNorm] with a group per channel. Shape: `[N, C, …] → [N, C, …]`.
///
/// With running statistics, which are those of channels, it is [BatchNorm].
///
/// Ulyanov, Vedaldi, Lempitsky, "Instance Normalization", arXiv:1607.08022.
public final class InstanceNorm {
    private InstanceNorm() {}

    /// The normalised, scaled and shifted input.
    ///
    /// @param stats changed if the samples' own statistics are used; null for none
    /// @param own whether to use the samples' own statistics; without running ones they are used in any case
    public static Tensor of(
            Tensor x,
            @Nullable RunningStats stats,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            boolean own,
            double eps) {
        if (stats != null && !own) return BatchNorm.of("instanceNorm", x, stats, weight, bias, false, eps);
        GroupNorm.check("instanceNorm", x.shape(), weight, bias);
        if (stats != null) BatchNorm.checkStats("instanceNorm", stats, x.size(1));
        if (x.numel() > 0 && x.numel() == x.size(0) * x.size(1))
            throw ShapeException.of(
                    "instanceNorm",
                    "more than one value per sample and channel is needed",
                    x.shape(),
                    "One value normalised by itself is 0.");
        return GroupNorm.of(x, x.size(1), stats, weight, bias, eps);
    }
}
