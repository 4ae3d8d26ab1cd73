package cairn.tensor.ops.special;

import cairn.tensor.Tensor;

/// Logarithm of the multivariate gamma function: `y = p(p − 1)/4 · log π + Σ log Γ(x − i/2)` over `0 ≤ i < p`. Shape: `[*] → [*]`.
public final class MvLGamma {
    private MvLGamma() {}

    public static Tensor of(Tensor x, int p) {
        if (p < 1) throw new IllegalArgumentException("mvlgamma: the dimension p must be at least 1, got " + p + ".");
        Tensor y = x.lgamma();
        for (int i = 1; i < p; i++) y = y.add(x.sub(i / 2.0).lgamma());
        return y.add(p * (p - 1) / 4.0 * Math.log(Math.PI));
    }
}
