package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Sets whole channels to 0 with probability `p` in training and scales the others by `1/(1−p)`; does nothing in use.
///
/// Neighbouring places of a channel hold much the same, so that dropping single elements would hide little.
///
/// Tompson et al., "Efficient Object Localization Using Convolutional Networks", arXiv:1411.4280.
public abstract sealed class ChannelDropout extends Layer permits Dropout1d, Dropout2d, Dropout3d {
    private final double p;

    ChannelDropout(double p) {
        this.p = Check.probability(getClass().getSimpleName(), p);
    }

    /// The forms of the input, `[N, C, L] or [C, L]`, for errors.
    abstract String form();

    /// The input as `[N, C, …]`; null for one of another form.
    abstract @Nullable Tensor batched(Tensor x);

    @Override
    protected final Tensor compute(Tensor x) {
        Tensor batch = batched(x);
        if (batch == null) throw ShapeException.expected(label(), form(), x.shape());
        return isTraining() ? batch.featureDropout(p).reshape(x.shape().dims()) : x;
    }

    @Override
    public final LayerConfig config() {
        return LayerConfig.of(getClass().getSimpleName()).with("p", p);
    }
}
