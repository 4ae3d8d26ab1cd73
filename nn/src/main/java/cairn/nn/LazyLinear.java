package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.Engine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fully connected layer that learns its input size from the first batch, and is [Linear] from then on.
/// Shape: `[*, in] → [*, out]`.
///
/// Until then it has no parameters, and asking for them is refused; a [#summary] or a loaded state tells it the size as well.
public final class LazyLinear extends Layer {
    private final int outFeatures;
    private final boolean hasBias;
    private @Nullable Linear linear;

    /// A layer with a bias.
    ///
    /// @param outFeatures size of the output's last dim, at least 1
    public LazyLinear(int outFeatures) {
        this(outFeatures, true);
    }

    /// A layer without a bias.
    public static LazyLinear withoutBias(int outFeatures) {
        return new LazyLinear(outFeatures, false);
    }

    private LazyLinear(int outFeatures, boolean hasBias) {
        this.outFeatures = Check.positive("LazyLinear", "outFeatures", outFeatures);
        this.hasBias = hasBias;
    }

    @Override
    boolean isReady() {
        return linear != null;
    }

    @Override
    void prepareFor(Map<String, Tensor> state, String path) {
        Tensor weight = state.get(path + "weight");
        if (weight != null && weight.rank() == 2) linear(weight.size(1));
    }

    /// This layer's work, from the input size on.
    private Linear linear(int inFeatures) {
        Linear known = linear;
        if (known != null) return known;
        Engine.record(null, () -> learn(inFeatures)); // parameters are real even if this pass is not
        return linear(inFeatures);
    }

    private void learn(int inFeatures) {
        Linear learnt = hasBias ? new Linear(inFeatures, outFeatures) : Linear.withoutBias(inFeatures, outFeatures);
        learnt.ownParameters().forEach(this::parameter);
        linear = learnt;
    }

    @Override
    protected void reset() {
        if (linear != null) linear.reset();
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (linear == null && x.rank() == 0) throw ShapeException.expected(label(), "[..., in]", x.shape());
        return linear(linear == null ? x.size(-1) : 0).compute(x);
    }

    @Override
    public LayerConfig config() {
        return linear != null
                ? linear.config()
                : LayerConfig.of("LazyLinear").with("outFeatures", outFeatures).with("bias", hasBias);
    }

    static LazyLinear from(LayerConfig c) {
        return new LazyLinear(c.integer("outFeatures"), c.flag("bias"));
    }

    @Override
    protected String call() {
        if (linear != null) return linear.call();
        return (hasBias ? "new LazyLinear(%d)" : "LazyLinear.withoutBias(%d)").formatted(outFeatures);
    }

    @Override
    protected String label() {
        return linear != null ? linear.label() : "LazyLinear(? → %d)".formatted(outFeatures);
    }
}
