package cairn.nn;

import cairn.tensor.Tensor;

/// Leaky rectifier with random slopes: in training each negative element has a slope drawn from `[lower, upper)`, in use their mean
/// (arXiv:1505.00853). Shape: `[*] → [*]`.
public final class RReLU extends Layer {
    private static final double LOWER = 1.0 / 8;
    private static final double UPPER = 1.0 / 3;

    private final double lower;
    private final double upper;

    /// Slopes between 1/8 and 1/3.
    public RReLU() {
        this(LOWER, UPPER);
    }

    /// @param lower the least slope
    /// @param upper the greatest slope, not below `lower`
    public RReLU(double lower, double upper) {
        if (!(lower <= upper))
            throw new IllegalArgumentException(
                    "RReLU: lower must not exceed upper, got [%s, %s].".formatted(lower, upper));
        this.lower = lower;
        this.upper = upper;
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (!isTraining()) return x.leakyRelu((lower + upper) / 2);
        Tensor slopes = Tensor.rand(x.shape().dims()).mul(upper - lower).add(lower);
        return Tensor.where(x.gt(0), x, x.mul(slopes));
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("RReLU").with("lower", lower).with("upper", upper);
    }

    static RReLU from(LayerConfig c) {
        return new RReLU(c.number("lower"), c.number("upper"));
    }

    @Override
    protected String call() {
        return lower == LOWER && upper == UPPER ? "new RReLU()" : "new RReLU(%s, %s)".formatted(lower, upper);
    }
}
