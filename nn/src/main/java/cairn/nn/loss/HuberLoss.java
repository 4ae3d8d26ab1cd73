package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Squared error where it is small, absolute error where it is large: with `a = |ŷ − y|`, `½a²` up to `delta`, then
/// `delta·(a − ½delta)`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param delta where the loss becomes a straight line, above 0; default 1
/// @param reduction default `MEAN`
public record HuberLoss(double delta, Reduction reduction) implements Loss {
    public HuberLoss() {
        this(1, Reduction.MEAN);
    }

    /// This loss with another `delta`.
    public HuberLoss delta(double to) {
        return new HuberLoss(to, reduction);
    }

    /// This loss with another reduction.
    public HuberLoss reduction(Reduction to) {
        return new HuberLoss(delta, to);
    }

    public HuberLoss {
        if (!(delta > 0)) throw new IllegalArgumentException("HuberLoss: delta must be above 0, got " + delta + ".");
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("HuberLoss", prediction, target);
        Tensor a = prediction.sub(target).abs();
        Tensor capped = a.clampMax(delta);
        return Reduce.losses(capped.mul(a.sub(capped.mul(0.5))), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new HuberLoss());
    }
}
