package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy of scores: `−w·(p·y·log σ(x) + (1−y)·log(1 − σ(x)))`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param weight factors `w` that broadcast to the target; default none
/// @param posWeight factors `p` of the positive targets, for imbalanced data, that broadcast to the target; default none
/// @param reduction default `MEAN`
public record BCEWithLogitsLoss(
        @Nullable Tensor weight, @Nullable Tensor posWeight, Reduction reduction) implements Loss {
    public BCEWithLogitsLoss() {
        this(null, null, Reduction.MEAN);
    }

    /// This loss with factors.
    public BCEWithLogitsLoss weight(@Nullable Tensor to) {
        return new BCEWithLogitsLoss(to, posWeight, reduction);
    }

    /// This loss with factors for positive targets.
    public BCEWithLogitsLoss posWeight(@Nullable Tensor to) {
        return new BCEWithLogitsLoss(weight, to, reduction);
    }

    /// This loss with another reduction.
    public BCEWithLogitsLoss reduction(Reduction to) {
        return new BCEWithLogitsLoss(weight, posWeight, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("BCEWithLogitsLoss", prediction, target);
        Tensor miss = prediction.logSigmoid().neg(); // the loss of a positive target
        Tensor factor = posWeight == null ? null : posWeight.sub(1).mul(target).add(1);
        Tensor losses = target.rsub(1).mul(prediction).add(factor == null ? miss : factor.mul(miss));
        return Reduce.losses(weight == null ? losses : losses.mul(weight), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new BCEWithLogitsLoss());
    }
}
