package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Negative log-likelihood of labels: `−w[t] · x[t]` for log-probabilities `x`, averaged over the weights.
///
/// Shape: `[N, C, …]`, `I64` labels `[N, …] → []`, or `[N, …]` unreduced; `[C], [] → []`. After `LogSoftmax` it is [CrossEntropyLoss].
///
/// @param weight `[C]`, how much each class counts, for imbalanced data; default null for 1
/// @param ignoreIndex the label of samples that do not count; default −100
/// @param reduction default `MEAN`
public record NLLLoss(@Nullable Tensor weight, long ignoreIndex, Reduction reduction) implements Loss {
    public NLLLoss() {
        this(null, -100, Reduction.MEAN);
    }

    /// This loss with class weights `[C]`.
    public NLLLoss weight(@Nullable Tensor to) {
        return new NLLLoss(to, ignoreIndex, reduction);
    }

    /// This loss with another label to ignore.
    public NLLLoss ignoreIndex(long to) {
        return new NLLLoss(weight, to, reduction);
    }

    /// This loss with another reduction.
    public NLLLoss reduction(Reduction to) {
        return new NLLLoss(weight, ignoreIndex, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        return prediction.nllLoss(target, weight, ignoreIndex, reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new NLLLoss());
    }
}
