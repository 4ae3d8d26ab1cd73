package cairn.nn.loss;

import cairn.tensor.Tensor;

/// How far a prediction is from its target: what training makes small.
///
/// A loss is a value: its options are set by methods that return another one, `new MSELoss().reduction(Reduction.SUM)`.
@FunctionalInterface
public interface Loss {
    /// The loss; one number unless the reduction is `NONE`.
    Tensor forward(Tensor prediction, Tensor target);
}
