package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Loss of Rosenblatt's perceptron: `max(0, −y·ŷ)` for targets −1 and 1. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// The sources' bipolar perceptron.
///
/// @param reduction default `MEAN`
public record PerceptronLoss(Reduction reduction) implements Loss {
    public PerceptronLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public PerceptronLoss reduction(Reduction to) {
        return new PerceptronLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.bipolar("PerceptronLoss", prediction, target);
        return Reduce.losses(prediction.mul(target).neg().relu(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new PerceptronLoss());
    }
}
