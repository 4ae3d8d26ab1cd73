package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Hinge loss of a binary support vector machine: `max(0, 1 − y·ŷ)` for targets −1 and 1. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// The sources' bipolar SVM.
///
/// @param reduction default `MEAN`
public record HingeLoss(Reduction reduction) implements Loss {
    public HingeLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public HingeLoss reduction(Reduction to) {
        return new HingeLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.bipolar("HingeLoss", prediction, target);
        return Reduce.losses(prediction.mul(target).rsub(1).relu(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new HingeLoss());
    }
}
