package cairn.tensor;

/// How [IndexingOps#scatterReduce] combines the values that meet at one place. PyTorch: the `reduce` of `scatter_reduce`.
public enum ScatterMode {
    /// Their sum.
    SUM,
    /// Their product.
    PROD,
    /// Their mean.
    MEAN,
    /// The largest.
    AMAX,
    /// The smallest.
    AMIN
}
