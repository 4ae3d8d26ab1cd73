package cairn.metrics;

/// How the scores of single classes become one number. See [ConfusionMatrix] and [MultiClassScores].
///
/// scikit-learn: the argument `average`.
public enum Average {
    /// The plain mean over the classes that occur, every class counting the same.
    MACRO,
    /// One score from the pooled decisions of all classes, every sample counting the same.
    MICRO,
    /// The mean over the classes, each weighted by its number of true samples (its support).
    WEIGHTED
}
