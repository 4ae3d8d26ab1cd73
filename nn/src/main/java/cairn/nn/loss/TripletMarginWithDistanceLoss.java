package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import java.util.function.BinaryOperator;

/// Loss of triplets under any distance: the anchor should be nearer to the positive than to the negative by a margin:
/// `max(0, d(a, p) − d(a, n) + margin)`.
///
/// Shape: `[N, D], [N, D], [N, D] → []`, or what the distance gives, unreduced.
///
/// @param distance `d`, from two inputs to one number for each pair; default the Euclidean one over the last dim
/// @param margin default 1
/// @param swap whether the distance of positive and negative counts if it is smaller than that of anchor and negative; default false
/// @param reduction default `MEAN`
public record TripletMarginWithDistanceLoss(
        BinaryOperator<Tensor> distance, double margin, boolean swap, Reduction reduction) {
    private static final BinaryOperator<Tensor> EUCLIDEAN = Tensor::pairwiseDistance;

    public TripletMarginWithDistanceLoss() {
        this(EUCLIDEAN, 1, false, Reduction.MEAN);
    }

    /// This loss with another distance.
    public TripletMarginWithDistanceLoss distance(BinaryOperator<Tensor> to) {
        return new TripletMarginWithDistanceLoss(to, margin, swap, reduction);
    }

    /// This loss with another margin.
    public TripletMarginWithDistanceLoss margin(double to) {
        return new TripletMarginWithDistanceLoss(distance, to, swap, reduction);
    }

    /// This loss with or without the swap of distances.
    public TripletMarginWithDistanceLoss swap(boolean to) {
        return new TripletMarginWithDistanceLoss(distance, margin, to, reduction);
    }

    /// This loss with another reduction.
    public TripletMarginWithDistanceLoss reduction(Reduction to) {
        return new TripletMarginWithDistanceLoss(distance, margin, swap, to);
    }

    /// The loss.
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        Tensor near = distance.apply(anchor, positive);
        Tensor far = distance.apply(anchor, negative);
        if (swap) far = far.minimum(distance.apply(positive, negative));
        return Reduce.losses(near.sub(far).add(margin).clampMin(0), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new TripletMarginWithDistanceLoss());
    }
}
