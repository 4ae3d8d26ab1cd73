package cairn.data.transform;

import cairn.tensor.Rng;

/// Draws from a symmetric beta distribution.
final class Beta {
    private Beta() {}

    /// A number in `[0, 1]` with density proportional to `(x·(1 − x))^(alpha − 1)`: `g₁ / (g₁ + g₂)` of two gamma draws.
    static float draw(Rng rng, double alpha) {
        double first = logGamma(rng, alpha);
        double second = logGamma(rng, alpha);
        return (float) (1 / (1 + Math.exp(second - first)));
    }

    /// The logarithm of a draw from the gamma distribution of shape `alpha` (Marsaglia and Tsang, "A Simple Method for Generating Gamma
    /// Variables", 2000). A small shape gives draws that only a logarithm can hold.
    private static double logGamma(Rng rng, double alpha) {
        if (alpha < 1) return logGamma(rng, alpha + 1) + Math.log(positive(rng)) / alpha;
        double d = alpha - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(rng);
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(positive(rng)) < 0.5 * x * x + d - d * v + d * Math.log(v))
                return Math.log(d) + Math.log(v);
        }
    }

    private static double normal(Rng rng) {
        return Math.sqrt(-2 * Math.log(positive(rng))) * Math.cos(2 * Math.PI * rng.nextFloat());
    }

    private static double positive(Rng rng) {
        return 1 - (double) rng.nextFloat();
    }
}
