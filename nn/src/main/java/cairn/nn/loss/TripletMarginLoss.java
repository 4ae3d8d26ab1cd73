package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Loss of triplets: the anchor should be nearer to the positive than to the negative by a margin:
/// `max(0, d(a, p) − d(a, n) + margin)` with `d(x, y) = ‖x − y + eps‖ₚ` over the last dim.
///
/// Shape: `[N, D], [N, D], [N, D] → []`, or `[N]` unreduced; `[D], [D], [D] → []`.
///
/// @param margin default 1
/// @param p the norm; default 2
/// @param eps keeps the norm differentiable; default 1e-6
/// @param swap whether the distance of positive and negative counts if it is smaller than that of anchor and negative; default false
/// @param reduction default `MEAN`
public record TripletMarginLoss(double margin, double p, double eps, boolean swap, Reduction reduction) {
    public TripletMarginLoss() {
        this(1, 2, 1e-6, false, Reduction.MEAN);
    }

    /// This loss with another margin.
    public TripletMarginLoss margin(double to) {
        return new TripletMarginLoss(to, p, eps, swap, reduction);
    }

    /// This loss with another norm.
    public TripletMarginLoss p(double to) {
        return new TripletMarginLoss(margin, to, eps, swap, reduction);
    }

    /// This loss with another `eps`.
    public TripletMarginLoss eps(double to) {
        return new TripletMarginLoss(margin, p, to, swap, reduction);
    }

    /// This loss with or without the swap of distances.
    public TripletMarginLoss swap(boolean to) {
        return new TripletMarginLoss(margin, p, eps, to, reduction);
    }

    /// This loss with another reduction.
    public TripletMarginLoss reduction(Reduction to) {
        return new TripletMarginLoss(margin, p, eps, swap, to);
    }

    /// The loss.
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        Tensor near = distance(anchor, positive);
        Tensor far = distance(anchor, negative);
        if (swap) far = far.minimum(distance(positive, negative));
        return Reduce.losses(near.sub(far).add(margin).clampMin(0), reduction);
    }

    private Tensor distance(Tensor x, Tensor y) {
        return x.pairwiseDistance(y, p, eps, false);
    }

    @Override
    public String toString() {
        return LossText.of(this, new TripletMarginLoss());
    }
}
