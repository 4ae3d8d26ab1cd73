package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Logistic loss: `log(1 + exp(−y·ŷ))` for targets −1 and 1. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param reduction default `MEAN`
public record SoftMarginLoss(Reduction reduction) implements Loss {
    public SoftMarginLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public SoftMarginLoss reduction(Reduction to) {
        return new SoftMarginLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("SoftMarginLoss", prediction, target);
        return Reduce.losses(prediction.mul(target).logSigmoid().neg(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new SoftMarginLoss());
    }
}
