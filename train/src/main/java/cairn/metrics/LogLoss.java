package cairn.metrics;

/// The mean negative logarithm of the probability given to the true class, in nats: `−1/N Σ ln p[label]`. Also called cross-entropy.
///
/// Probabilities are clipped to `[ε, 1 − ε]` and made to sum to 1 again, so that one confident mistake costs `−ln ε` rather than
/// infinity. Takes probabilities; the loss that takes logits and is differentiated is `CrossEntropyLoss`.
///
/// scikit-learn: `log_loss`, which for float32 input takes ε = 2⁻²³.
public final class LogLoss implements ClassificationMetric {
    /// The default ε, 2⁻⁵².
    public static final double DEFAULT_EPSILON = Math.ulp(1.0);

    private final double epsilon;
    private final RunningMean loss = new RunningMean();

    /// An empty sum with ε = 2⁻⁵².
    public LogLoss() {
        this(DEFAULT_EPSILON);
    }

    /// An empty sum.
    ///
    /// @param epsilon the smallest probability that is believed, in (0, 0.5)
    public LogLoss(double epsilon) {
        if (!(epsilon > 0 && epsilon < 0.5))
            throw new IllegalArgumentException("LogLoss: epsilon must lie in (0, 0.5), got " + epsilon + ".");
        this.epsilon = epsilon;
    }

    /// Adds a batch of probabilities, one per class or binary.
    ///
    /// @throws IllegalArgumentException if the scores are not probabilities
    @Override
    public void update(ScoreBatch batch) {
        batch.requireProbabilities("LogLoss");
        for (int i = 0; i < batch.size(); i++) loss.add(-Math.log(clipped(batch, i, batch.label(i)) / sum(batch, i)));
    }

    /// Adds all that `other` has seen, which stays as it is.
    public void merge(LogLoss other) {
        loss.merge(other.loss);
    }

    /// The number of samples added.
    public long samples() {
        return loss.count();
    }

    /// The mean loss per sample.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double logLoss() {
        if (samples() == 0) throw NoSamples.of("LogLoss");
        return loss.mean();
    }

    private double clipped(ScoreBatch batch, int sample, int c) {
        return Math.clamp(batch.probability(sample, c), epsilon, 1 - epsilon);
    }

    private double sum(ScoreBatch batch, int sample) {
        double sum = 0;
        for (int c = 0; c < batch.classes(); c++) sum += clipped(batch, sample, c);
        return sum;
    }
}
