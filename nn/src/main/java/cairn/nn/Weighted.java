package cairn.nn;

import cairn.tensor.Tensor;

/// A layer that can work with another weight in place of its own: what [WeightNorm] and [SpectralNorm] wrap. Its parameter is named
/// `weight`.
public interface Weighted {
    /// The layer's own weight.
    Tensor weight();

    /// The layer's output for `x`, computed with `weight`.
    ///
    /// @param weight of the shape of [#weight()]
    Tensor compute(Tensor x, Tensor weight);
}
