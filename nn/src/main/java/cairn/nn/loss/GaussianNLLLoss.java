package cairn.nn.loss;

import cairn.tensor.Autograd;
import cairn.tensor.Reduction;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Negative log-likelihood under a normal distribution whose variance is predicted too: `½(log v + (ŷ − y)²/v)`.
///
/// Shape: `[*], [*]`, variance `[*]` or without the last dim `→ []`, or `[*]` unreduced.
///
/// @param full whether to add the constant `½log(2π)`; default false
/// @param eps the least variance; default 1e-6
/// @param reduction default `MEAN`
public record GaussianNLLLoss(boolean full, double eps, Reduction reduction) {
    public GaussianNLLLoss() {
        this(false, 1e-6, Reduction.MEAN);
    }

    /// This loss with or without the constant.
    public GaussianNLLLoss full(boolean to) {
        return new GaussianNLLLoss(to, eps, reduction);
    }

    /// This loss with another least variance.
    public GaussianNLLLoss eps(double to) {
        return new GaussianNLLLoss(full, to, reduction);
    }

    /// This loss with another reduction.
    public GaussianNLLLoss reduction(Reduction to) {
        return new GaussianNLLLoss(full, eps, to);
    }

    /// The loss.
    ///
    /// @param prediction the mean
    /// @param variance not negative
    public Tensor forward(Tensor prediction, Tensor target, Tensor variance) {
        Tensor v = spread(prediction, variance);
        Targets.notNegative("GaussianNLLLoss", "variances", v);
        Tensor floor = Autograd.noGrad(
                () -> v.clampMin(eps).sub(v)); // NOTE: gradients pass as if nothing were limited, as in PyTorch
        Tensor bounded = v.add(floor);
        Tensor losses =
                bounded.log().add(prediction.sub(target).square().div(bounded)).mul(0.5);
        return Reduce.losses(full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses, reduction);
    }

    private static Tensor spread(Tensor prediction, Tensor variance) {
        int[] dims = prediction.shape().dims();
        boolean perSample = dims.length == variance.rank() + 1
                && Arrays.equals(
                        Arrays.copyOf(dims, dims.length - 1), variance.shape().dims());
        Tensor v = perSample ? variance.reshape(followedByOne(variance.shape())) : variance;
        if (!v.shape().broadcastsTo(prediction.shape()))
            throw ShapeException.of(
                    "GaussianNLLLoss",
                    "the variance must be %s, with a last dim of 1, or without it".formatted(prediction.shape()),
                    variance.shape());
        return v;
    }

    private static int[] followedByOne(Shape shape) {
        int[] dims = Arrays.copyOf(shape.dims(), shape.rank() + 1);
        dims[shape.rank()] = 1;
        return dims;
    }

    @Override
    public String toString() {
        return LossText.of(this, new GaussianNLLLoss());
    }
}
