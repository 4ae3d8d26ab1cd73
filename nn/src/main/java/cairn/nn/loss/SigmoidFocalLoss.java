package cairn.nn.loss;

import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy of scores that hardly counts what is classified well already: `−a · (1 − p)^γ · log p` with `p = σ(x)` for target 1
/// and `1 − σ(x)` for target 0, and `a = α` or `1 − α`. Shape: `[*], [*] → []`, or `[*]` unreduced.
///
/// torchvision: `sigmoid_focal_loss`, which does not reduce unless told to.
///
/// Lin et al., "Focal Loss for Dense Object Detection", arXiv:1708.02002.
///
/// @param alpha how much targets of 1 count against those of 0, in `[0, 1]`; null for all alike; default 0.25
/// @param gamma how fast the weight falls as `p` grows, at least 0; 0 is plain cross-entropy; default 2
/// @param reduction default `MEAN`
public record SigmoidFocalLoss(@Nullable Double alpha, double gamma, Reduction reduction) implements Loss {
    public SigmoidFocalLoss() {
        this(0.25, 2, Reduction.MEAN);
    }

    public SigmoidFocalLoss {
        if (alpha != null && !(alpha >= 0 && alpha <= 1))
            throw new IllegalArgumentException("SigmoidFocalLoss: alpha must be in [0, 1], got " + alpha + ".");
        if (!(gamma >= 0))
            throw new IllegalArgumentException("SigmoidFocalLoss: gamma must be at least 0, got " + gamma + ".");
    }

    /// This loss with another `α`; null for all targets alike.
    public SigmoidFocalLoss alpha(@Nullable Double to) {
        return new SigmoidFocalLoss(to, gamma, reduction);
    }

    /// This loss with another `γ`.
    public SigmoidFocalLoss gamma(double to) {
        return new SigmoidFocalLoss(alpha, to, reduction);
    }

    /// This loss with another reduction.
    public SigmoidFocalLoss reduction(Reduction to) {
        return new SigmoidFocalLoss(alpha, gamma, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        Targets.sameShape("SigmoidFocalLoss", prediction, target);
        Tensor p = prediction.sigmoid();
        Tensor wrong = p.add(target).sub(p.mul(target).mul(2)); // 1 − the probability of the target
        Tensor losses = new BCEWithLogitsLoss(null, null, Reduction.NONE)
                .forward(prediction, target)
                .mul(wrong.clampMin(FocalLoss.LEAST).pow(gamma));
        if (alpha != null) losses = losses.mul(target.mul(2 * alpha - 1).add(1 - alpha));
        return Reduce.losses(losses, reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new SigmoidFocalLoss());
    }
}
