package cairn.nn.loss;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cross-entropy of scores (logits) and targets: `−w[t] · log softmax(x)[t]`, averaged over the weights.
///
/// The network ends in plain scores: softmax is part of this loss. Targets are labels, or probabilities of the scores' shape, for which it
/// is `−Σ w·p·log softmax(x)`, averaged over samples.
///
/// Shape: scores `[N, C, …]`, `I64` labels `[N, …] → []`, or `[N, …]` unreduced; `[C], [] → []`.
///
/// @param weight `[C]`, how much each class counts, for imbalanced data; default null for 1
/// @param ignoreIndex the label of samples that do not count; default −100
/// @param labelSmoothing the share of the target that is spread over all classes, in `[0, 1]`; default 0
/// @param reduction default `MEAN`
public record CrossEntropyLoss(@Nullable Tensor weight, long ignoreIndex, double labelSmoothing, Reduction reduction)
        implements Loss {
    public CrossEntropyLoss() {
        this(null, -100, 0, Reduction.MEAN);
    }

    /// This loss with class weights `[C]`.
    public CrossEntropyLoss weight(@Nullable Tensor to) {
        return new CrossEntropyLoss(to, ignoreIndex, labelSmoothing, reduction);
    }

    /// This loss with another label to ignore.
    public CrossEntropyLoss ignoreIndex(long to) {
        return new CrossEntropyLoss(weight, to, labelSmoothing, reduction);
    }

    /// This loss with smoothed labels.
    public CrossEntropyLoss labelSmoothing(double to) {
        return new CrossEntropyLoss(weight, ignoreIndex, to, reduction);
    }

    /// This loss with another reduction.
    public CrossEntropyLoss reduction(Reduction to) {
        return new CrossEntropyLoss(weight, ignoreIndex, labelSmoothing, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        if (target.dtype() != DType.I64 && target.shape().equals(prediction.shape()))
            return ofProbabilities(prediction, target);
        return prediction.crossEntropy(target, weight, ignoreIndex, labelSmoothing, reduction);
    }

    private Tensor ofProbabilities(Tensor prediction, Tensor target) {
        int dim = prediction.rank() == 1 ? 0 : 1;
        int classes = prediction.size(dim);
        Tensor p = labelSmoothing == 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
        Tensor terms = prediction.logSoftmax(dim).mul(p).neg();
        if (weight != null) terms = terms.mul(weight.reshape(alongClasses(prediction.rank(), dim, classes)));
        return Reduce.losses(terms.sum(dim), reduction);
    }

    private static int[] alongClasses(int rank, int dim, int classes) {
        int[] dims = new int[rank];
        Arrays.fill(dims, 1);
        dims[dim] = classes;
        return dims;
    }

    @Override
    public String toString() {
        return LossText.of(this, new CrossEntropyLoss());
    }
}
