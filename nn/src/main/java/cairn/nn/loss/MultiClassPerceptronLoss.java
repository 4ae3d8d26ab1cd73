package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;

/// How far the best score lies above the right one: `max x − x[t]`, 0 for a right decision.
///
/// Shape: scores `[N, C]`, `I64` labels `[N] → []`, or `[N]` unreduced; `[C], [] → []`.
///
/// @param reduction default `MEAN`
public record MultiClassPerceptronLoss(Reduction reduction) implements Loss {
    public MultiClassPerceptronLoss() {
        this(Reduction.MEAN);
    }

    /// This loss with another reduction.
    public MultiClassPerceptronLoss reduction(Reduction to) {
        return new MultiClassPerceptronLoss(to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Tensor right = Targets.scoresOf("MultiClassPerceptronLoss", prediction, target); // [N]
        Tensor best = prediction.amax(-1);
        return Reduce.losses(best.sub(right), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new MultiClassPerceptronLoss());
    }
}
