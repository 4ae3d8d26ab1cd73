package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.StdMean;
import cairn.tensor.Tensor;

/// Standard deviation over some dimensions: the root of the variance, `dx = dy · (x − x̄) / ((n − c) · y)`, and 0 where all elements are
/// equal. Shape: `[*] → [* without dims]`.
public final class Std {
    private Std() {}

    public static Tensor of(Tensor x, Dims dims, double correction) {
        return withMean(x, dims, correction).std();
    }

    /// The standard deviation and the mean, from one computation.
    public static StdMean withMean(Tensor x, Dims dims, double correction) {
        float divisor = Var.divisor(dims, correction);
        Moments m = Moments.of(x, dims, divisor);
        Tensor y = m.variance().sqrt();
        Tensor recorded =
                Autograd.record(y, new Backward(Saved.of(x), Saved.of(y), Saved.of(m.mean()), dims, divisor), x);
        return new StdMean(recorded, Mean.recorded(m.mean().detach(), x, dims));
    }

    private record Backward(Saved x, Saved y, Saved mean, Dims dims, float divisor) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor half = Tensor.where(y.get().eq(0), 0, dy.div(y.get().mul(2)));
                return Var.slope(half, x.get(), mean, dims, divisor);
            });
        }
    }
}
