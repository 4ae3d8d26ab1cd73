package cairn.tensor.ops.neural;

import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;

/// Elements, or whole channels, set to the value that [cairn.tensor.ops.activation.SELU] comes from below, at random, and all shifted so that
/// mean 0 and variance 1 stay: `y = a · (x if kept else −α) + a·α·p` with `a = 1/√((1 − p) · (1 + p·α²))`. Shape: `[*] → [*]`.
///
/// Klambauer et al., "Self-Normalizing Neural Networks", arXiv:1706.02515.
public final class AlphaDropout {
    /// `λ·α` of SELU.
    private static final double ALPHA = 1.7580993408473766;

    private AlphaDropout() {}

    public static Tensor of(Tensor x, double p, Rng rng) {
        Dropout.check("alphaDropout", p);
        return of(x, x.shape(), p, rng);
    }

    /// One decision for each sample and channel of `[N, C, …]`.
    public static Tensor features(Tensor x, double p, Rng rng) {
        Dropout.check("featureAlphaDropout", p);
        return p == 0 ? x : of(x, Dropout.perFeature("featureAlphaDropout", x), p, rng);
    }

    private static Tensor of(Tensor x, Shape noise, double p, Rng rng) {
        if (p == 0) return x;
        if (p == 1) return x.mul(0);
        double a = 1 / Math.sqrt((1 - p) * (1 + p * ALPHA * ALPHA));
        Tensor mask = Dropout.drawn(noise, p, a, rng); // a where kept
        return x.mul(mask).add(mask.mul(ALPHA).add(a * ALPHA * (p - 1)));
    }
}
