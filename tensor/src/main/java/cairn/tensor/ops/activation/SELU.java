package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;

/// Self-normalising ELU: `y = λ · elu(x, α)` with λ ≈ 1.0507 and α ≈ 1.6733, which keep mean 0 and variance 1. Shape: `[*] → [*]`.
///
/// Klambauer et al., 2017, arXiv:1706.02515.
public final class SELU {
    private static final float ALPHA = 1.6732632f;
    private static final float LAMBDA = 1.050701f;

    private SELU() {}

    public static Tensor of(Tensor x) {
        return ELU.of(x, ALPHA).mul(LAMBDA);
    }
}
