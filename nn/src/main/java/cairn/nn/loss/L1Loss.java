package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Absolute error: `|ŷ − y|`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param reduction default `MEAN`
public record L1Loss(Reduction reduction) implements Loss {
    public L1Loss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public L1Loss reduction(Reduction to) {
        return new L1Loss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("L1Loss", prediction, target);
        return Reduce.losses(prediction.sub(target).abs(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new L1Loss());
    }
}
