package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Cross-entropy of scores (logits) and labels: `−w[t] · log softmax(x)[t]`, averaged over the weights.
///
/// The network ends in plain scores: softmax is part of this loss.
///
/// Shape: scores `[N, C, …]`, `I64` labels `[N, …] → []`, or `[N, …]` unreduced; `[C], [] → []`.
///
/// @param weight `[C]`, how much each class counts, for imbalanced data; null (default) for 1
/// @param ignoreIndex the label of samples that do not count; default −100
/// @param labelSmoothing the share of the target that is spread over all classes, in `[0, 1]`; default 0
/// @param reduction default `MEAN`
public record CrossEntropyLoss(@Nullable Tensor weight, long ignoreIndex, float labelSmoothing, Reduction reduction)
        implements Loss {
    public CrossEntropyLoss() {
        this(null, -100, 0, Reduction.MEAN);
    }

    /// This loss with class weights `[C]`.
    public CrossEntropyLoss weight(@Nullable Tensor classWeights) {
        return new CrossEntropyLoss(classWeights, ignoreIndex, labelSmoothing, reduction);
    }

    /// This loss with another label to ignore.
    public CrossEntropyLoss ignoreIndex(long label) {
        return new CrossEntropyLoss(weight, label, labelSmoothing, reduction);
    }

    /// This loss with smoothed labels.
    public CrossEntropyLoss labelSmoothing(float share) {
        return new CrossEntropyLoss(weight, ignoreIndex, share, reduction);
    }

    /// This loss with another reduction.
    public CrossEntropyLoss reduction(Reduction to) {
        return new CrossEntropyLoss(weight, ignoreIndex, labelSmoothing, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        return prediction.crossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction);
    }
}
