package cairn.data.transform;

import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// Targets of samples that were mixed with others.
final class Mixture {
    private Mixture() {}

    /// `share · y + (1 − share) · y[partner]`, class numbers as probabilities. Shape: `I64 [N] → [N, classes]`, `F32 [N, …] → [N, …]`.
    static Tensor of(Tensor y, int classes, Tensor partner, float share) {
        Tensor rows = y.dtype() == DType.I64 ? new OneHot(classes).apply(y) : y;
        return of(rows, partner, share);
    }

    static Tensor of(Tensor x, Tensor partner, float share) {
        return x.mul(share).add(x.indexSelect(0, partner).mul(1 - share));
    }
}
