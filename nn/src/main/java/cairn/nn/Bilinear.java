package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A map that is linear in each of two inputs: `y_k = x1 · W_k · x2ᵀ + b_k`. Shape: `[*, in1], [*, in2] → [*, out]`.
///
/// `weight` `[out, in1, in2]` and `bias` `[out]` start uniform in `±1/√in1`.
public final class Bilinear extends Layer {
    private final int in1Features;
    private final int in2Features;
    private final int outFeatures;
    private final Tensor weight;
    private final @Nullable Tensor bias;

    /// @param in1Features the size of the first input's last dim
    /// @param in2Features the size of the second input's last dim
    /// @param outFeatures the size of the output's last dim
    public Bilinear(int in1Features, int in2Features, int outFeatures) {
        this(in1Features, in2Features, outFeatures, true);
    }

    /// A layer without bias. PyTorch: `bias=False`.
    public static Bilinear withoutBias(int in1Features, int in2Features, int outFeatures) {
        return new Bilinear(in1Features, in2Features, outFeatures, false);
    }

    private Bilinear(int in1Features, int in2Features, int outFeatures, boolean hasBias) {
        this.in1Features = Check.positive("Bilinear", "in1Features", in1Features);
        this.in2Features = Check.positive("Bilinear", "in2Features", in2Features);
        this.outFeatures = Check.positive("Bilinear", "outFeatures", outFeatures);
        weight = parameter("weight", Tensor.zeros(outFeatures, in1Features, in2Features));
        bias = hasBias ? parameter("bias", Tensor.zeros(outFeatures)) : null;
        reset();
    }

    @Override
    protected void reset() {
        double bound = 1 / Math.sqrt(in1Features);
        Init.uniform(-bound, bound).fill(weight);
        if (bias != null) Init.uniform(-bound, bound).fill(bias);
    }

    /// The output for two inputs that agree in all dims but the last.
    public Tensor forward(Tensor x1, Tensor x2) {
        return through(List.of(x1, x2), in -> combined(in.get(0), in.get(1)));
    }

    private Tensor combined(Tensor x1, Tensor x2) {
        if (x1.rank() == 0 || x1.size(-1) != in1Features || x2.rank() == 0 || x2.size(-1) != in2Features)
            throw ShapeException.expected(
                    label(),
                    "[..., %d] and [..., %d]".formatted(in1Features, in2Features),
                    x1.shape() + " and " + x2.shape());
        return Check.within(label(), () -> x1.bilinear(x2, weight, bias));
    }

    @Override
    protected Tensor compute(Tensor x) {
        throw needs("forward(x1, x2)");
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Bilinear")
                .with("in1Features", in1Features)
                .with("in2Features", in2Features)
                .with("outFeatures", outFeatures)
                .with("bias", bias != null);
    }

    static Bilinear from(LayerConfig c) {
        return new Bilinear(
                c.integer("in1Features"), c.integer("in2Features"), c.integer("outFeatures"), c.flag("bias"));
    }

    @Override
    protected String call() {
        String sizes = "(%d, %d, %d)".formatted(in1Features, in2Features, outFeatures);
        return bias == null ? "Bilinear.withoutBias" + sizes : "new Bilinear" + sizes;
    }
}
