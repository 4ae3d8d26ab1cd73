package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.VarMean;

/// Variance over some dimensions: `y = Σ (x − x̄)² / (n − c)`, `dx = 2·dy·(x − x̄) / (n − c)`. The correction `c` is 1 for the unbiased
/// estimate of a sample, 0 for a population. NaN where nothing is left to divide. Shape: `[*] → [* without dims]`.
public final class Var {
    private Var() {}

    public static Tensor of(Tensor x, Dims dims, double correction) {
        return withMean(x, dims, correction).var();
    }

    /// The variance and the mean, from one computation.
    public static VarMean withMean(Tensor x, Dims dims, double correction) {
        float divisor = divisor(dims, correction);
        Moments m = Moments.of(x, dims, divisor);
        Tensor y = Autograd.record(m.variance(), new Backward(Saved.of(x), Saved.of(m.mean()), dims, divisor), x);
        return new VarMean(y, Mean.recorded(m.mean().detach(), x, dims));
    }

    static float divisor(Dims dims, double correction) {
        return (float) Math.max(0, dims.count() - correction);
    }

    /// `2·g·(x − x̄) / divisor`, where `g` has the reduced shape.
    static Tensor slope(Tensor g, Tensor x, Saved mean, Dims dims, float divisor) {
        Tensor m = Autograd.isRecording() ? Mean.of(x, dims) : mean.get(); // the mean depends on x as well
        return x.sub(dims.restore(m)).mul(dims.restore(g.mul(2 / divisor)));
    }

    private record Backward(Saved x, Saved mean, Dims dims, float divisor) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> slope(dy, x.get(), mean, dims, divisor));
        }
    }
}
