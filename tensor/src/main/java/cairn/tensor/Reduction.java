package cairn.tensor;

/// What becomes of the losses of single samples.
public enum Reduction {
    /// They are returned as they are.
    NONE,
    /// Their average.
    MEAN,
    /// Their sum.
    SUM
}
