package cairn.metrics;

/// The mean squared distance of the probabilities from the truth (Brier 1950): `1/N Σᵢ Σ_c (p[i, c] − [label = c])²`.
///
/// In [0, 2]. With two classes half of that, `1/N Σ (p − label)²`, in [0, 1], as is customary.
///
/// scikit-learn: `brier_score_loss`.
public final class BrierScore implements ClassificationMetric {
    private final RunningMean squares = new RunningMean();

    /// An empty sum.
    public BrierScore() {}

    /// Adds a batch of probabilities, one per class or binary.
    ///
    /// @throws IllegalArgumentException if the scores are not probabilities
    @Override
    public void update(ScoreBatch batch) {
        batch.requireProbabilities("BrierScore");
        for (int i = 0; i < batch.size(); i++) squares.add(distance(batch, i));
    }

    /// Adds all that `other` has seen, which stays as it is.
    public void merge(BrierScore other) {
        squares.merge(other.squares);
    }

    /// The number of samples added.
    public long samples() {
        return squares.count();
    }

    /// The mean over the samples; less is better.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double brierScore() {
        if (samples() == 0) throw NoSamples.of("BrierScore");
        return squares.mean();
    }

    private static double distance(ScoreBatch batch, int sample) {
        double sum = 0;
        for (int c = 0; c < batch.classes(); c++) {
            double error = batch.probability(sample, c) - (batch.label(sample) == c ? 1 : 0);
            sum += error * error;
        }
        return batch.classes() == 2 ? sum / 2 : sum;
    }
}
