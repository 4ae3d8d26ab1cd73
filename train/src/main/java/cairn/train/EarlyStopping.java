package cairn.train;

/// Ends a training that no longer improves, and brings the best weights back.
///
/// @param score the watched validation score, such as `loss` or `accuracy`
/// @param larger whether larger is better
/// @param patience how many evaluations without improvement are allowed, at least 1
/// @param minDelta how much better counts as better, ≥ 0
public record EarlyStopping(String score, boolean larger, int patience, double minDelta) {
    /// Checks the ranges.
    public EarlyStopping {
        if (patience < 1) throw new IllegalArgumentException("patience must be at least 1, got " + patience + ".");
        if (!(minDelta >= 0)) throw new IllegalArgumentException("minDelta must be at least 0, got " + minDelta + ".");
    }

    /// Watches the validation loss.
    public static EarlyStopping patience(int evaluations) {
        return new EarlyStopping("loss", false, evaluations, 0);
    }

    /// Watches another score.
    public EarlyStopping watching(String name, boolean largerIsBetter) {
        return new EarlyStopping(name, largerIsBetter, patience, minDelta);
    }

    /// Asks for a larger improvement.
    public EarlyStopping minDelta(double delta) {
        return new EarlyStopping(score, larger, patience, delta);
    }

    /// Whether `value` improves on `best`; anything improves on NaN.
    public boolean improves(double value, double best) {
        if (Double.isNaN(value)) return false;
        if (Double.isNaN(best)) return true;
        return larger ? value > best + minDelta : value < best - minDelta;
    }
}
