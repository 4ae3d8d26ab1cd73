package cairn.tensor.ops.activation;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Gated linear unit: one half of `x` along a dimension times the sigmoid of the other, `y = a · σ(b)`. Shape: `[*, 2n, *] → [*, n, *]`.
///
/// Dauphin et al., 2016, arXiv:1612.08083.
public final class GLU {
    private GLU() {}

    public static Tensor of(Tensor x, int dim) {
        if (x.rank() == 0 || x.size(dim) % 2 != 0)
            throw ShapeException.of("glu", "the size along dim %d must be even to be halved".formatted(dim), x.shape());
        int half = x.size(dim) / 2;
        return x.narrow(dim, 0, half).mul(x.narrow(dim, half, half).sigmoid());
    }
}
