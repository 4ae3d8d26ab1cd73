package cairn.tensor.ops.neural;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Division by the root of the mean square over the last dims, sample by sample: `h = x · r`, `r = 1/√(mean(x²) + ε)`, `y = h · w`.
///
/// It is [LayerNorm] without centring: `dx = r · (g − h · mean(g·h))` with `g = dy · w`; `dw = Σ dy·h`. Shape: `[*, D…] → [*, D…]`.
///
/// Zhang, Sennrich, "Root Mean Square Layer Normalization", arXiv:1910.07467.
public final class RmsNorm {
    private RmsNorm() {}

    public static Tensor of(Tensor x, int[] normalized, @Nullable Tensor weight, double eps) {
        return LayerNorm.of("rmsNorm", x, normalized, weight, null, eps, false);
    }
}
