package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Loss of pairs by the angle between them: `1 − cos(x₁, x₂)` for target 1, `max(0, cos(x₁, x₂) − margin)` for target −1.
///
/// Shape: `[N, D], [N, D], [N] → []`, or `[N]` unreduced; `[D], [D], [] → []`.
///
/// @param margin the cosine up to which dissimilar inputs cost nothing, in `[−1, 1]`; default 0
/// @param reduction default `MEAN`
public record CosineEmbeddingLoss(double margin, Reduction reduction) {
    private static final double EPS = 1e-12;

    public CosineEmbeddingLoss() {
        this(0, Reduction.MEAN);
    }

    /// This loss with another margin.
    public CosineEmbeddingLoss margin(double to) {
        return new CosineEmbeddingLoss(to, reduction);
    }

    /// This loss with another reduction.
    public CosineEmbeddingLoss reduction(Reduction to) {
        return new CosineEmbeddingLoss(margin, to);
    }

    /// The loss.
    ///
    /// @param target 1 for pairs that belong together, −1 for others
    public Tensor forward(Tensor x1, Tensor x2, Tensor target) {
        Targets.sameShape("CosineEmbeddingLoss", x1, x2);
        if (x1.rank() == 0 || x1.rank() > 2 || target.rank() != x1.rank() - 1)
            throw ShapeException.of(
                    "CosineEmbeddingLoss",
                    "inputs must be [N, D] with targets [N], or [D] with a target []",
                    "inputs " + x1.shape() + " and targets " + target.shape());
        Tensor squares = x1.square().sum(-1).add(EPS).mul(x2.square().sum(-1).add(EPS));
        Tensor cos = x1.mul(x2).sum(-1).div(squares.sqrt());
        Tensor near = Tensor.where(target.eq(1), cos.rsub(1), 0);
        Tensor apart = Tensor.where(target.eq(-1), cos.sub(margin).clampMin(0), 0);
        return Reduce.losses(near.add(apart), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new CosineEmbeddingLoss());
    }
}
