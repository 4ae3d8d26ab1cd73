package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Margin between each label of a sample and each class that is not one: `1/C · Σ max(0, 1 − x[j] + x[i])`.
///
/// The labels of a sample come first in its row and end at −1. Shape: `[N, C]`, `I64` `[N, C] → []`, or `[N]` unreduced; `[C], [C] → []`.
///
/// @param reduction default `MEAN`
public record MultiLabelMarginLoss(Reduction reduction) implements Loss {
    public MultiLabelMarginLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public MultiLabelMarginLoss reduction(Reduction to) {
        return new MultiLabelMarginLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("MultiLabelMarginLoss", prediction, target);
        Tensor x = prediction.rank() == 2 ? prediction : prediction.reshape(1, -1); // [N, C]
        int n = x.size(0);
        int classes = x.size(1);
        Tensor counts = Targets.labelCounts(target.reshape(n, classes));
        Tensor gaps =
                x.reshape(n, 1, classes).sub(x.reshape(n, classes, 1)).add(1).relu(); // [N, labels, classes]
        Tensor others = Tensor.where(counts.eq(0).reshape(n, 1, classes), gaps, 0);
        Tensor losses = others.mul(counts.reshape(n, classes, 1)).sum(1, 2).div(classes);
        return Reduce.losses(prediction.rank() == 2 ? losses : losses.reshape(), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MultiLabelMarginLoss());
    }
}
