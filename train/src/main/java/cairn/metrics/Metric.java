package cairn.metrics;

import cairn.tensor.Tensor;

/// What accumulates batch by batch how well outputs meet targets. What it then has to say, each metric says in its own methods.
public interface Metric {
    /// Adds a batch.
    ///
    /// @param output what the model gave, one row per sample
    /// @param target what it should have given
    /// @throws IllegalArgumentException if the two do not fit each other or the metric; nothing is added then
    void update(Tensor output, Tensor target);
}
