package cairn.nn.loss;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Cross-entropy of scores and labels that hardly counts what is classified well already: `−w[t] · (1 − p)^γ · log p` with `p` the
/// probability that softmax gives to the right class. For several classes at once see [SigmoidFocalLoss].
///
/// Shape: scores `[N, C, …]`, `I64` labels `[N, …] → []`, or `[N, …]` unreduced; `[C], [] → []`. The mean is over the labels that count.
///
/// Lin et al., "Focal Loss for Dense Object Detection", arXiv:1708.02002.
///
/// @param gamma how fast the weight falls as `p` grows, at least 0; 0 is plain cross-entropy; default 2
/// @param weight `[C]`, how much each class counts, for imbalanced data; default null for 1
/// @param ignoreIndex the label of samples that do not count; default −100
/// @param reduction default `MEAN`
public record FocalLoss(double gamma, @Nullable Tensor weight, long ignoreIndex, Reduction reduction) implements Loss {
    /// NOTE: powers below 1 are infinitely steep at 0.
    static final double LEAST = 1e-12;

    public FocalLoss() {
        this(2, null, -100, Reduction.MEAN);
    }

    public FocalLoss {
        if (!(gamma >= 0))
            throw new IllegalArgumentException("FocalLoss: gamma must be at least 0, got " + gamma + ".");
    }

    /// This loss with another `γ`.
    public FocalLoss gamma(double to) {
        return new FocalLoss(to, weight, ignoreIndex, reduction);
    }

    /// This loss with class weights `[C]`.
    public FocalLoss weight(@Nullable Tensor to) {
        return new FocalLoss(gamma, to, ignoreIndex, reduction);
    }

    /// This loss with another label to ignore.
    public FocalLoss ignoreIndex(long to) {
        return new FocalLoss(gamma, weight, to, reduction);
    }

    /// This loss with another reduction.
    public FocalLoss reduction(Reduction to) {
        return new FocalLoss(gamma, weight, ignoreIndex, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Tensor miss = prediction.crossEntropy(target, null, ignoreIndex, 0, Reduction.NONE); // −log p
        Tensor weighed =
                weight == null ? miss : prediction.crossEntropy(target, weight, ignoreIndex, 0, Reduction.NONE);
        Tensor wrong = miss.neg().expm1().neg().clampMin(LEAST); // 1 − p
        Tensor losses = wrong.pow(gamma).mul(weighed);
        if (reduction != Reduction.MEAN) return Reduce.losses(losses, reduction);
        return losses.sum().div(target.ne(ignoreIndex).to(DType.F32).sum());
    }

    @Override
    public String toString() {
        return LossText.of(this, new FocalLoss());
    }
}
