package cairn.tensor;

import org.jspecify.annotations.Nullable;

/// The weights of one recurrent layer in one direction, in PyTorch's layout: the blocks of the gates one below the other.
///
/// @param inputHidden `[gates·H, in]`. PyTorch: `weight_ih`
/// @param hiddenHidden `[gates·H, out]`, where `out` is `H` unless the output is projected. PyTorch: `weight_hh`
/// @param inputBias `[gates·H]`; null for none. PyTorch: `bias_ih`
/// @param hiddenBias `[gates·H]`; null for none. PyTorch: `bias_hh`
/// @param projection `[out, H]`, for LSTM only; null for none. PyTorch: `weight_hr`
public record RecurrentWeights(
        Tensor inputHidden,
        Tensor hiddenHidden,
        @Nullable Tensor inputBias,
        @Nullable Tensor hiddenBias,
        @Nullable Tensor projection) {
    /// Weights without a projection.
    public RecurrentWeights(
            Tensor inputHidden, Tensor hiddenHidden, @Nullable Tensor inputBias, @Nullable Tensor hiddenBias) {
        this(inputHidden, hiddenHidden, inputBias, hiddenBias, null);
    }

    /// The size of the output of each step.
    public int outputSize() {
        return hiddenHidden.size(1);
    }
}
