package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Absolute error, rounded near 0: with `a = |ŷ − y|`, `½a²/beta` below `beta`, then `a − ½beta`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param beta where the loss becomes a straight line, at least 0; default 1; 0 gives [L1Loss]
/// @param reduction default `MEAN`
public record SmoothL1Loss(double beta, Reduction reduction) implements Loss {
    public SmoothL1Loss() {
        this(1, Reduction.MEAN);
    }

    /// This loss with another `beta`.
    public SmoothL1Loss beta(double to) {
        return new SmoothL1Loss(to, reduction);
    }

    /// This loss with another reduction.
    public SmoothL1Loss reduction(Reduction to) {
        return new SmoothL1Loss(beta, to);
    }

    public SmoothL1Loss {
        if (!(beta >= 0))
            throw new IllegalArgumentException("SmoothL1Loss: beta must not be negative, got " + beta + ".");
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("SmoothL1Loss", prediction, target);
        Tensor a = prediction.sub(target).abs();
        if (beta == 0) return Reduce.losses(a, reduction);
        Tensor capped = a.clampMax(beta);
        return Reduce.losses(capped.mul(a.sub(capped.mul(0.5))).div(beta), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new SmoothL1Loss());
    }
}
