package cairn.metrics;

/// The share of samples whose label is among the `k` classes with the highest scores.
///
/// Of equal scores the higher class counts as ranked first, which is what scikit-learn does.
///
/// scikit-learn: `top_k_accuracy_score`.
public final class TopKAccuracy implements ClassificationMetric {
    private final int k;
    private long samples;
    private long hits;

    /// An empty count.
    ///
    /// @param k how many classes may be named, ≥ 1
    public TopKAccuracy(int k) {
        if (k < 1) throw new IllegalArgumentException("TopKAccuracy: k must be at least 1, got " + k + ".");
        this.k = k;
    }

    /// Adds a batch with one score per class.
    ///
    /// @throws IllegalArgumentException if the batch is binary or has fewer than `k` classes
    @Override
    public void update(ScoreBatch batch) {
        if (batch.size() == 0) return;
        batch.requireRows("TopKAccuracy");
        if (batch.classes() < k)
            throw new IllegalArgumentException(
                    "TopKAccuracy: k = %d needs at least as many classes, got %d.".formatted(k, batch.classes()));
        for (int i = 0; i < batch.size(); i++) if (rank(batch, i) < k) hits++;
        samples += batch.size();
    }

    /// Adds all that `other` has seen, which stays as it is.
    ///
    /// @throws IllegalArgumentException if its `k` differs
    public void merge(TopKAccuracy other) {
        if (k != other.k) throw new IllegalArgumentException("merge: k differs, " + k + " and " + other.k + ".");
        samples += other.samples;
        hits += other.hits;
    }

    /// How many classes may be named.
    public int k() {
        return k;
    }

    /// The number of samples added.
    public long samples() {
        return samples;
    }

    /// The share of samples that hit.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double accuracy() {
        if (samples == 0) throw NoSamples.of("TopKAccuracy");
        return (double) hits / samples;
    }

    /// How many classes are ranked before the label.
    private static int rank(ScoreBatch batch, int sample) {
        int label = batch.label(sample);
        double own = batch.score(sample, label);
        int before = 0;
        for (int c = 0; c < batch.classes(); c++) {
            double s = batch.score(sample, c);
            if (s > own || (s == own && c > label)) before++;
        }
        return before;
    }
}
