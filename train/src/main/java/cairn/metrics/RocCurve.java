package cairn.metrics;

import java.util.List;

/// The receiver operating characteristic: what share of class 1 is found at what share of false alarms.
///
/// Points run from `(0, 0)`, whose threshold is +∞ (JSON has no such number), to `(1, 1)`, thresholds falling. Points in the middle of
/// equal steps on a straight line are left out. scikit-learn: `roc_curve`.
///
/// @param points the points in order
public record RocCurve(List<Point> points) {
    /// Keeps a copy of `points`.
    public RocCurve {
        points = List.copyOf(points);
    }

    /// What happens if every score ≥ `threshold` counts as class 1.
    ///
    /// @param threshold the least score that counts
    /// @param falsePositiveRate the share of class 0 that is taken for class 1, NaN if class 0 has no samples
    /// @param truePositiveRate the share of class 1 that is found, NaN if class 1 has no samples
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}
}
