package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Loss of distances: the distance itself for target 1, `max(0, margin − x)` for target −1. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// @param margin how far apart dissimilar inputs should be; default 1
/// @param reduction default `MEAN`
public record HingeEmbeddingLoss(double margin, Reduction reduction) implements Loss {
    public HingeEmbeddingLoss() {
        this(1, Reduction.MEAN);
    }

    /// This loss with another margin.
    public HingeEmbeddingLoss margin(double to) {
        return new HingeEmbeddingLoss(to, reduction);
    }

    /// This loss with another reduction.
    public HingeEmbeddingLoss reduction(Reduction to) {
        return new HingeEmbeddingLoss(margin, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("HingeEmbeddingLoss", prediction, target);
        Tensor apart = Tensor.where(target.ne(1), prediction.rsub(margin).clampMin(0), 0);
        Tensor near = Tensor.where(target.ne(-1), prediction, 0);
        return Reduce.losses(apart.add(near), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new HingeEmbeddingLoss());
    }
}
