package cairn.metrics;

import cairn.tensor.Tensor;

/// A metric of class scores and labels that accumulates batch by batch.
public interface ClassificationMetric extends Metric {
    /// Adds a batch.
    ///
    /// @throws IllegalArgumentException if the metric cannot take it; nothing is added then
    void update(ScoreBatch batch);

    /// Adds a batch of scores `[N, C]` and labels `[N]`.
    ///
    /// @throws IllegalArgumentException as [ScoreBatch#of(double\[\]\[\], int\[\])]
    default void update(double[][] scores, int[] labels) {
        update(ScoreBatch.of(scores, labels));
    }

    /// Adds a batch of scores `[N, C]` and labels `[N]`, or binary, as [ScoreBatch#of(Tensor, Tensor)] takes them.
    ///
    /// @throws IllegalArgumentException if scores and labels do not fit each other or the metric
    @Override
    default void update(Tensor scores, Tensor labels) {
        update(ScoreBatch.of(scores, labels));
    }
}
