package cairn.metrics;

import java.util.List;

/// Precision against recall, one point per distinct score.
///
/// Thresholds rise and recall falls; the last point is `precision 1, recall 0` at +∞ (JSON has no such number), where nothing counts as
/// class 1. scikit-learn: `precision_recall_curve`.
///
/// @param points the points in order
public record PrecisionRecallCurve(List<Point> points) {
    /// Keeps a copy of `points`.
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /// What happens if every score ≥ `threshold` counts as class 1.
    ///
    /// @param threshold the least score that counts
    /// @param precision the share of what counts that belongs to class 1
    /// @param recall the share of class 1 that counts, 1 if class 1 has no samples
    public record Point(double threshold, double precision, double recall) {}
}
