package cairn.data.transform;

import cairn.tensor.Rng;

/// The random numbers of one batch. Those of a sample depend on the generator's seed, where it stands, and the sample's place in the batch,
/// so they are the same whoever computes them, in whatever order.
///
/// @param each how many numbers every sample has
record Draws(long seed, long first, int each) {
    /// Takes `samples · each` numbers from the current generator.
    static Draws take(int samples, int each) {
        Rng rng = Rng.current();
        return new Draws(rng.seed(), rng.reserve((long) samples * each), each);
    }

    /// Number `which` of a sample, uniform in `[0, 1)`.
    float unit(int sample, int which) {
        return Rng.toUnit(Rng.bits(seed, first + (long) sample * each + which));
    }

    /// Uniform in `[low, high)`; `low` if they are equal.
    float between(int sample, int which, float low, float high) {
        return low + (high - low) * unit(sample, which);
    }

    /// Uniform in `0 … bound−1`.
    int below(int sample, int which, int bound) {
        return Math.min(bound - 1, (int) (unit(sample, which) * bound));
    }
}
