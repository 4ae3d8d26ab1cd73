package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy of probabilities: `−y·log(ŷ) − (1−y)·log(1−ŷ)`, each logarithm at least −100.
/// Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// The prediction must lie in `[0, 1]`, as after a sigmoid; [BCEWithLogitsLoss] takes plain scores and is more accurate.
///
/// @param weight factors that broadcast to the target; default none
/// @param reduction default `MEAN`
public record BCELoss(@Nullable Tensor weight, Reduction reduction) implements Loss {
    public BCELoss() {
        this(null, Reduction.MEAN);
    }

    /// This loss with factors.
    public BCELoss weight(@Nullable Tensor to) {
        return new BCELoss(to, reduction);
    }

    /// This loss with another reduction.
    public BCELoss reduction(Reduction to) {
        return new BCELoss(weight, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("BCELoss", prediction, target);
        Tensor losses = prediction.binaryCrossEntropy(target);
        return Reduce.losses(weight == null ? losses : losses.mul(weight), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new BCELoss());
    }
}
