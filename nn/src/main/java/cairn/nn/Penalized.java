package cairn.nn;

import cairn.tensor.Tensor;

/// A network whose training adds a term of its own to the loss: a variational autoencoder, or one that keeps its activations small.
///
/// A trainer calls [#pass] in place of [Layer#forward] and makes `loss(output, target) + penalty` small. Nothing is kept between the two, so
/// the step can be planned and the penalty is always that of this output.
public interface Penalized {
    /// What one pass gives.
    ///
    /// @param output what [Layer#forward] returns
    /// @param penalty one number that is added to the loss, through which gradients flow. Shape: `[]`
    record Pass(Tensor output, Tensor penalty) {}

    /// The output for `x` with what it costs beside its loss.
    Pass pass(Tensor x);
}
