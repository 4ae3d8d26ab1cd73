package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Kullback-Leibler divergence of a prediction, given as log-probabilities, from a target: `y · (log y − ŷ)`.
/// Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// The default average is over all elements, as in PyTorch; [#batchMean] gives the divergence per sample.
///
/// @param logTarget whether the target is given as log-probabilities too; default false
/// @param batchMean whether to divide the sum by the batch size whatever the reduction; default false
/// @param reduction default `MEAN`
public record KLDivLoss(boolean logTarget, boolean batchMean, Reduction reduction) implements Loss {
    public KLDivLoss() {
        this(false, false, Reduction.MEAN);
    }

    /// This loss with targets given as log-probabilities or not.
    public KLDivLoss logTarget(boolean to) {
        return new KLDivLoss(to, batchMean, reduction);
    }

    /// This loss with the sum divided by the batch size or not.
    public KLDivLoss batchMean(boolean to) {
        return new KLDivLoss(logTarget, to, reduction);
    }

    /// This loss with another reduction.
    public KLDivLoss reduction(Reduction to) {
        return new KLDivLoss(logTarget, batchMean, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("KLDivLoss", prediction, target);
        Tensor losses = logTarget
                ? target.exp().mul(target.sub(prediction))
                : target.xlogy(target).sub(target.mul(prediction));
        if (batchMean) return losses.sum().div(prediction.rank() == 0 ? 1 : prediction.size(0));
        return Reduce.losses(losses, reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new KLDivLoss());
    }
}
