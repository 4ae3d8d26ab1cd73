package cairn.cli.experiment;

/// A number of a source and ours.
///
/// @param what what was measured
/// @param unit how it is written
/// @param better which way is better
/// @param theirs the number that the source prints; NaN if it prints none
/// @param ours what our runs gave
public record Beside(String what, Unit unit, Better better, double theirs, Spread ours) {
    /// Which way is better.
    public enum Better {
        /// As for accuracies.
        HIGHER,
        /// As for errors and times.
        LOWER
    }

    /// An accuracy.
    static Beside accuracy(String what, double theirs, Spread ours) {
        return new Beside(what, Unit.PERCENT, Better.HIGHER, theirs, ours);
    }

    /// A share of mistakes.
    static Beside error(String what, double theirs, Spread ours) {
        return new Beside(what, Unit.PERCENT, Better.LOWER, theirs, ours);
    }

    /// Whether our mean is equal or better, as printed; true where the source prints nothing.
    public boolean reached() {
        if (Double.isNaN(theirs)) return true;
        double difference = unit.rounded(ours.mean()) - unit.rounded(theirs);
        return better == Better.HIGHER ? difference > -1e-9 : difference < 1e-9;
    }

    String verdict() {
        return Double.isNaN(theirs) ? "" : reached() ? "equal or better" : "worse";
    }
}
