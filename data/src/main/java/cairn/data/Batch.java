package cairn.data;

import cairn.tensor.Tensor;

/// Several samples stacked along a new first dimension.
///
/// @param x the inputs, `[N, …]`
/// @param y the targets, `[N]` or `[N, …]`
public record Batch(Tensor x, Tensor y) {
    /// The number of samples.
    public int size() {
        return x.size(0);
    }
}
