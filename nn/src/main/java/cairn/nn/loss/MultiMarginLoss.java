package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Loss of a multi-class support vector machine: `w[t]/C · Σ max(0, margin − x[t] + x[j])ᵖ` over the other classes `j`.
///
/// Shape: scores `[N, C]`, `I64` labels `[N] → []`, or `[N]` unreduced; `[C], [] → []`.
///
/// @param p 1 or 2; default 1
/// @param margin by how much the right score must lead; default 1
/// @param weight `[C]`, how much each class counts, for imbalanced data; default null for 1
/// @param reduction default `MEAN`
public record MultiMarginLoss(
        int p, double margin, @Nullable Tensor weight, Reduction reduction) implements Loss {
    public MultiMarginLoss() {
        this(1, 1, null, Reduction.MEAN);
    }

    /// This loss with another power, 1 or 2.
    public MultiMarginLoss p(int to) {
        return new MultiMarginLoss(to, margin, weight, reduction);
    }

    /// This loss with another margin.
    public MultiMarginLoss margin(double to) {
        return new MultiMarginLoss(p, to, weight, reduction);
    }

    /// This loss with class weights `[C]`.
    public MultiMarginLoss weight(@Nullable Tensor to) {
        return new MultiMarginLoss(p, margin, to, reduction);
    }

    /// This loss with another reduction.
    public MultiMarginLoss reduction(Reduction to) {
        return new MultiMarginLoss(p, margin, weight, to);
    }

    public MultiMarginLoss {
        if (p != 1 && p != 2) throw new IllegalArgumentException("MultiMarginLoss: p must be 1 or 2, got " + p + ".");
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Tensor x = prediction.rank() == 2 ? prediction : prediction.reshape(1, -1); // [N, C]
        Tensor labels = target.reshape(-1); // [N]
        Tensor right = Targets.scoresOf("MultiMarginLoss", x, labels).reshape(-1, 1);
        Tensor gaps = x.sub(right).add(margin).relu();
        Tensor isOther = labels.reshape(-1, 1).ne(Tensor.arange(x.size(1)));
        Tensor losses =
                Tensor.where(isOther, p == 1 ? gaps : gaps.square(), 0).sum(1).div(x.size(1));
        if (weight != null)
            losses = losses.mul(Targets.scoresOf(
                    "MultiMarginLoss", weight.broadcastTo(x.shape().dims()), labels));
        return Reduce.losses(
                prediction.rank() == 2 ? losses : losses.reshape(target.shape().dims()), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MultiMarginLoss());
    }
}
