package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Negative log-likelihood of counts under a Poisson distribution: `exp(x) − y·x`, or `x − y·log(x + eps)` if the prediction is
/// the rate itself. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param logInput whether the prediction is the logarithm of the rate; default true
/// @param full whether to add Stirling's term `y·log y − y + ½log(2πy)` for targets above 1; default false
/// @param eps keeps the logarithm finite; default 1e-8
/// @param reduction default `MEAN`
public record PoissonNLLLoss(boolean logInput, boolean full, double eps, Reduction reduction) implements Loss {
    public PoissonNLLLoss() {
        this(true, false, 1e-8, Reduction.MEAN);
    }

    /// This loss with predictions that are logarithms or not.
    public PoissonNLLLoss logInput(boolean to) {
        return new PoissonNLLLoss(to, full, eps, reduction);
    }

    /// This loss with or without Stirling's term.
    public PoissonNLLLoss full(boolean to) {
        return new PoissonNLLLoss(logInput, to, eps, reduction);
    }

    /// This loss with another `eps`.
    public PoissonNLLLoss eps(double to) {
        return new PoissonNLLLoss(logInput, full, to, reduction);
    }

    /// This loss with another reduction.
    public PoissonNLLLoss reduction(Reduction to) {
        return new PoissonNLLLoss(logInput, full, eps, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("PoissonNLLLoss", prediction, target);
        Tensor losses = logInput
                ? prediction.exp().sub(target.mul(prediction))
                : prediction.sub(target.mul(prediction.add(eps).log()));
        return Reduce.losses(full ? losses.add(stirling(target)) : losses, reduction);
    }

    private static Tensor stirling(Tensor y) {
        Tensor term = y.mul(y.log()).sub(y).add(y.mul(2 * Math.PI).log().mul(0.5));
        return Tensor.where(y.gt(1), term, 0);
    }

    @Override
    public String toString() {
        return LossText.of(this, new PoissonNLLLoss());
    }
}
