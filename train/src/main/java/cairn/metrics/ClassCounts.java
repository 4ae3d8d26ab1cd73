package cairn.metrics;

/// The four counts of one class against the rest, and the scores made of them. A score whose denominator is zero is 0, as in
/// scikit-learn's default.
///
/// @param truePositives samples of the class that were predicted as it
/// @param falsePositives samples of other classes that were predicted as it
/// @param falseNegatives samples of the class that were predicted as another
/// @param trueNegatives samples of other classes that were predicted as others
public record ClassCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /// The number of samples that belong to the class: `TP + FN`.
    public long support() {
        return truePositives + falseNegatives;
    }

    /// Whether the class occurs at all, among the labels or among the predictions.
    public boolean occurs() {
        return truePositives + falsePositives + falseNegatives > 0;
    }

    /// How many of those predicted as the class belong to it: `TP / (TP + FP)`.
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /// How many of those that belong to the class were found: `TP / (TP + FN)`. Also called sensitivity or true-positive rate.
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /// The harmonic mean of precision and recall: `2·TP / (2·TP + FP + FN)`.
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /// How many of those that do not belong to the class were kept out: `TN / (TN + FP)`. Also called true-negative rate.
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives);
    }

    /// The counts of both, added.
    public ClassCounts plus(ClassCounts other) {
        return new ClassCounts(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
