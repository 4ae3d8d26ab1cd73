package cairn.tensor;

import org.jspecify.annotations.Nullable;

/// The averages that batch normalisation collects in training and uses afterwards. Its tensors are changed in place.
///
/// @param mean `[C]`
/// @param variance `[C]`, collected from the unbiased variance of each batch
/// @param batches `I64` `[]`, how many batches were seen; null to not count
/// @param momentum the share of the newest batch, in `[0, 1]`; null for the plain average over all batches, which needs the count
public record RunningStats(
        Tensor mean,
        Tensor variance,
        @Nullable Tensor batches,
        @Nullable Double momentum) {
    public RunningStats {
        if (momentum == null && batches == null)
            throw new IllegalArgumentException("RunningStats: an average over all batches needs their count.");
    }
}
