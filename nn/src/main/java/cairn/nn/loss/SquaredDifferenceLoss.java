package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// Half the squared distance of each sample from its target: `½‖ŷ − y‖²`, whose gradient is `ŷ − y`.
///
/// Shape: `[N, *], [N, *] → []`, or `[N]` unreduced. The average is over samples.
///
/// @param reduction default `MEAN`
public record SquaredDifferenceLoss(Reduction reduction) implements Loss {
    public SquaredDifferenceLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public SquaredDifferenceLoss reduction(Reduction to) {
        return new SquaredDifferenceLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("SquaredDifferenceLoss", prediction, target);
        Tensor squares = prediction.sub(target).square().mul(0.5);
        return Reduce.losses(
                squares.rank() < 2 ? squares : squares.flatten(1, -1).sum(1), // [N]
                reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new SquaredDifferenceLoss());
    }
}
