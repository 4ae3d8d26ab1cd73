package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Squared error: `(ŷ − y)²`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param reduction default `MEAN`
public record MSELoss(Reduction reduction) implements Loss {
    public MSELoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public MSELoss reduction(Reduction to) {
        return new MSELoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("MSELoss", prediction, target);
        return Reduce.losses(prediction.sub(target).square(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MSELoss());
    }
}
