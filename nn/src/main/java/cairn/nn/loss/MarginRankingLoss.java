package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Loss of pairs whose order is known: `max(0, margin − y·(x₁ − x₂))`. Shape: `[*], [*], [*] → []`, or `[*]` unreduced.
///
/// @param margin by how much the higher one must lead; default 0
/// @param reduction default `MEAN`
public record MarginRankingLoss(double margin, Reduction reduction) {
    public MarginRankingLoss() {
        this(0, Reduction.MEAN);
    }

    /// This loss with another margin.
    public MarginRankingLoss margin(double to) {
        return new MarginRankingLoss(to, reduction);
    }

    /// This loss with another reduction.
    public MarginRankingLoss reduction(Reduction to) {
        return new MarginRankingLoss(margin, to);
    }

    /// The loss.
    ///
    /// @param target 1 where `x1` should be the higher one, −1 where `x2` should be
    public Tensor forward(Tensor x1, Tensor x2, Tensor target) {
        Targets.sameShape("MarginRankingLoss", x1, x2);
        Tensor losses = x1.sub(x2).mul(target).rsub(margin).clampMin(0);
        return Reduce.losses(losses, reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MarginRankingLoss());
    }
}
