package cairn.tensor;

/// What a quantile is that lies between two elements.
public enum QuantileInterpolation {
    /// On the straight line between them.
    LINEAR,
    /// The lower one.
    LOWER,
    /// The higher one.
    HIGHER,
    /// Halfway between them.
    MIDPOINT,
    /// The nearer one; of two equally near ones that with the even rank.
    NEAREST
}
