package cairn.nn.loss;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// How little predicted regions overlap with true ones, for each sample and class: `1 − (2·Σ p·t + s) / (Σ p + Σ t + s)` over all places.
///
/// The network ends in probabilities: `sigmoid()` or `softmax(1)`. Targets are masks, or labels of places.
///
/// Shape: `[N, C, …], [N, C, …] → []`, or `[N, C]` unreduced; the same with `I64` labels `[N, …]`.
///
/// Milletari, Navab, Ahmadi, "V-Net", arXiv:1606.04797.
///
/// @param smooth `s`, which makes empty regions that are predicted so cost nothing; default 1e-5
/// @param squared whether the sums below the line are those of squares, as in the paper; default false
/// @param reduction default `MEAN`
public record DiceLoss(double smooth, boolean squared, Reduction reduction) implements Loss {
    public DiceLoss() {
        this(1e-5, false, Reduction.MEAN);
    }

    /// This loss with another `s`.
    public DiceLoss smooth(double to) {
        return new DiceLoss(to, squared, reduction);
    }

    /// This loss with or without squares.
    public DiceLoss squared(boolean to) {
        return new DiceLoss(smooth, to, reduction);
    }

    /// This loss with another reduction.
    public DiceLoss reduction(Reduction to) {
        return new DiceLoss(smooth, squared, to);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) {
        if (prediction.rank() < 2)
            throw ShapeException.of("DiceLoss", "prediction must be [N, C, …]", prediction.shape());
        boolean areLabels = target.dtype() == DType.I64 && target.rank() == prediction.rank() - 1;
        Tensor mask = areLabels ? target.oneHot(prediction.size(1)).movedim(-1, 1) : target;
        Targets.sameShape("DiceLoss", prediction, mask);
        Tensor p = prediction.rank() == 2 ? prediction.unsqueeze(2) : prediction.flatten(2, -1); // [N, C, L]
        Tensor t = mask.to(DType.F32).reshape(p.shape().dims());
        Tensor sizes = squared ? p.square().add(t.square()) : p.add(t);
        Tensor overlap = p.mul(t).sum(2).mul(2).add(smooth);
        return Reduce.losses(overlap.div(sizes.sum(2).add(smooth)).rsub(1), reduction);
    }

    @Override
    public String toString() {
        return LossText.of(this, new DiceLoss());
    }
}
