package cairn.data.transform;

import cairn.data.Batch;
import cairn.data.BatchTransform;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// Every sample of a batch mixed with another one of it, inputs and targets alike: `x = λ·xᵢ + (1 − λ)·xⱼ`, `λ ~ Beta(α, α)`, one for the
/// whole batch (Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018).
///
/// Class numbers become probabilities, which `CrossEntropyLoss` takes. Shape: `x[N, …] → [N, …]`, `y[N] → [N, classes]` or, for numbers,
/// `[N, …] → [N, …]`.
///
/// @param alpha how evenly: small values leave most batches nearly as they are; above 0, default 1
/// @param classes how many classes there are; not looked at if targets are numbers
public record Mixup(double alpha, int classes) implements BatchTransform {
    /// Checks the ranges.
    public Mixup {
        Range.require("Mixup: alpha", alpha, Float.MIN_NORMAL, Float.MAX_VALUE);
        Range.require("Mixup: classes", classes, 1, Integer.MAX_VALUE);
    }

    /// With α = 1: every λ is equally likely.
    public Mixup(int classes) {
        this(1, classes);
    }

    @Override
    public Batch apply(Batch batch) {
        Rng rng = Rng.current();
        float share = Beta.draw(rng, alpha);
        Tensor partner = Tensor.of(rng.permutation(batch.size()));
        return new Batch(Mixture.of(batch.x(), partner, share), Mixture.of(batch.y(), classes, partner, share));
    }
}
