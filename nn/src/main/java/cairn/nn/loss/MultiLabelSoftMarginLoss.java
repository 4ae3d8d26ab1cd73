package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy of scores for several labels at once, averaged over the classes: `−1/C · Σ w·(y·log σ(x) + (1−y)·log σ(−x))`.
///
/// Shape: `[N, C], [N, C] → []`, or `[N]` unreduced; `[C], [C] → []`.
///
/// @param weight `[C]`, how much each class counts; default null for 1
/// @param reduction default `MEAN`
public record MultiLabelSoftMarginLoss(@Nullable Tensor weight, Reduction reduction) implements Loss {
    public MultiLabelSoftMarginLoss() {
        this(null, Reduction.MEAN);
    }

    /// This loss with class weights `[C]`.
    public MultiLabelSoftMarginLoss weight(@Nullable Tensor to) {
        return new MultiLabelSoftMarginLoss(to, reduction);
    }

    /// This loss with another reduction.
    public MultiLabelSoftMarginLoss reduction(Reduction to) {
        return new MultiLabelSoftMarginLoss(weight, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("MultiLabelSoftMarginLoss", prediction, target);
        Tensor hit = target.mul(prediction.logSigmoid());
        Tensor rest = target.rsub(1).mul(prediction.neg().logSigmoid());
        Tensor losses = hit.add(rest).neg();
        return Reduce.losses((weight == null ? losses : losses.mul(weight)).mean(-1), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MultiLabelSoftMarginLoss());
    }
}
