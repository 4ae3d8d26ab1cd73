package cairn.tensor.ops.activation;

import cairn.tensor.Tensor;

/// Continuously differentiable ELU: `y = x` where positive, else `α · (exp(x/α) − 1)`, which is `α · elu(x/α)`. Shape: `[*] → [*]`.
///
/// Barron, 2017, arXiv:1704.07483.
public final class CELU {
    private CELU() {}

    public static Tensor of(Tensor x, float alpha) {
        if (alpha == 0) throw new IllegalArgumentException("celu: alpha must not be 0.");
        return alpha == 1 ? ELU.of(x, 1) : ELU.of(x.div(alpha), 1).mul(alpha);
    }
}
