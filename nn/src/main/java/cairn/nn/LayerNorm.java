package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Normalisation over the last dims, sample by sample: `y = (x − mean) / √(var + ε) · w + b`. Shape: `[*, D…] → [*, D…]`.
///
/// `weight` starts as 1 and `bias` as 0, both `[D…]`. Ba, Kiros, Hinton, "Layer Normalization", arXiv:1607.06450.
public final class LayerNorm extends Layer {
    private static final double EPS = 1e-5;

    private final int[] normalizedShape;
    private final double eps;
    private final @Nullable Tensor weight;
    private final @Nullable Tensor bias;

    /// @param normalizedShape the sizes of the last dims, which are normalised together
    public LayerNorm(int... normalizedShape) {
        this(normalizedShape, EPS, true, true);
    }

    /// A layer with another `eps` than 1e-5.
    ///
    /// @param eps added to the variance
    public static LayerNorm of(double eps, int... normalizedShape) {
        return new LayerNorm(normalizedShape, eps, true, true);
    }

    /// A layer without weight and bias. PyTorch: `elementwise_affine=False`.
    ///
    /// @param eps added to the variance
    public static LayerNorm withoutAffine(double eps, int... normalizedShape) {
        return new LayerNorm(normalizedShape, eps, false, false);
    }

    /// A layer with a weight alone. PyTorch: `bias=False`.
    ///
    /// @param eps added to the variance
    public static LayerNorm withoutBias(double eps, int... normalizedShape) {
        return new LayerNorm(normalizedShape, eps, true, false);
    }

    private LayerNorm(int[] normalizedShape, double eps, boolean hasWeight, boolean hasBias) {
        if (normalizedShape.length == 0) throw new IllegalArgumentException("LayerNorm: at least one size is needed.");
        this.normalizedShape = normalizedShape.clone();
        this.eps = eps;
        weight = hasWeight ? parameter("weight", Tensor.ones(normalizedShape)) : null;
        bias = hasBias ? parameter("bias", Tensor.zeros(normalizedShape)) : null;
    }

    @Override
    protected void reset() {
        if (weight != null) Init.ones().fill(weight);
        if (bias != null) Init.zeros().fill(bias);
    }

    @Override
    protected Tensor compute(Tensor x) {
        int rank = normalizedShape.length;
        int[] dims = x.shape().dims();
        if (dims.length < rank || !Arrays.equals(dims, dims.length - rank, dims.length, normalizedShape, 0, rank))
            throw ShapeException.expected(label(), "[..., " + sizes() + "]", x.shape());
        return x.layerNorm(normalizedShape, weight, bias, eps);
    }

    private String sizes() {
        return LayerText.list(normalizedShape);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("LayerNorm")
                .with("normalizedShape", normalizedShape)
                .with("eps", eps)
                .with("affine", weight != null)
                .with("bias", bias != null);
    }

    static LayerNorm from(LayerConfig c) {
        boolean affine = c.flag("affine");
        boolean bias = c.has("bias") ? c.flag("bias") : affine; // models were saved before it was an argument
        return new LayerNorm(c.integers("normalizedShape"), c.number("eps"), affine, bias);
    }

    @Override
    protected String call() {
        if (weight == null) return "LayerNorm.withoutAffine(%s, %s)".formatted(eps, sizes());
        if (bias == null) return "LayerNorm.withoutBias(%s, %s)".formatted(eps, sizes());
        return eps == EPS ? "new LayerNorm(%s)".formatted(sizes()) : "LayerNorm.of(%s, %s)".formatted(eps, sizes());
    }
}
