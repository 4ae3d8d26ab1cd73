package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Fully connected layer: `y = x · Wᵀ + b`. Shape: `[*, in] → [*, out]`.
///
/// `weight` `[out, in]` and `bias` `[out]` start uniform in ±1/√in.
public final class Linear extends Layer implements Weighted {
    private final int inFeatures;
    private final int outFeatures;
    private final Tensor weight;
    private final @Nullable Tensor bias;

    /// A layer with a bias.
    ///
    /// @param inFeatures size of the input's last dim, at least 1
    /// @param outFeatures size of the output's last dim, at least 1
    public Linear(int inFeatures, int outFeatures) {
        this(inFeatures, outFeatures, true);
    }

    /// A layer without a bias: `y = x · Wᵀ`.
    public static Linear withoutBias(int inFeatures, int outFeatures) {
        return new Linear(inFeatures, outFeatures, false);
    }

    private Linear(int inFeatures, int outFeatures, boolean hasBias) {
        Check.positive("Linear", "inFeatures", inFeatures);
        Check.positive("Linear", "outFeatures", outFeatures);
        this.inFeatures = inFeatures;
        this.outFeatures = outFeatures;
        weight = parameter("weight", Tensor.zeros(outFeatures, inFeatures));
        bias = hasBias ? parameter("bias", Tensor.zeros(outFeatures)) : null;
        reset();
    }

    /// The size of the input's last dim.
    public int inFeatures() {
        return inFeatures;
    }

    /// The size of the output's last dim.
    public int outFeatures() {
        return outFeatures;
    }

    /// `[out, in]`
    @Override
    public Tensor weight() {
        return weight;
    }

    /// `[out]`; null for a layer without one.
    public @Nullable Tensor bias() {
        return bias;
    }

    @Override
    protected void reset() {
        Init.affine(weight, bias);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return compute(x, weight);
    }

    @Override
    public Tensor compute(Tensor x, Tensor w) {
        if (x.rank() == 0 || x.size(-1) != inFeatures) throw misfit(x);
        return x.linear(w, bias);
    }

    private ShapeException misfit(Tensor x) {
        String rule = "[..., " + inFeatures + "]";
        boolean flat = x.rank() > 2 && x.numel() == x.size(0) * inFeatures;
        return flat
                ? ShapeException.expected(label(), rule, x.shape(), "Put new Flatten() before it.")
                : ShapeException.expected(label(), rule, x.shape());
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Linear")
                .with("inFeatures", inFeatures)
                .with("outFeatures", outFeatures)
                .with("bias", bias != null);
    }

    static Linear from(LayerConfig c) {
        return new Linear(c.integer("inFeatures"), c.integer("outFeatures"), c.flag("bias"));
    }

    @Override
    protected String call() {
        return (bias != null ? "new Linear(%d, %d)" : "Linear.withoutBias(%d, %d)").formatted(inFeatures, outFeatures);
    }

    @Override
    protected String label() {
        return "Linear(%d → %d)".formatted(inFeatures, outFeatures);
    }
}
