package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Division by the root of the mean square over the last dims, sample by sample: `y = x / √(mean(x²) + ε) · w`.
/// Shape: `[*, D…] → [*, D…]`.
///
/// `weight` `[D…]` starts as 1. Zhang, Sennrich, "Root Mean Square Layer Normalization", arXiv:1910.07467.
public final class RMSNorm extends Layer {
    private static final double EPS = Math.ulp(1f); // PyTorch's: the spacing of numbers at 1

    private final int[] normalizedShape;
    private final double eps;
    private final @Nullable Tensor weight;

    /// @param normalizedShape the sizes of the last dims, which are normalised together
    public RMSNorm(int... normalizedShape) {
        this(normalizedShape, EPS, true);
    }

    /// A layer with another `eps` than 2⁻²³.
    ///
    /// @param eps added to the mean square
    public static RMSNorm of(double eps, int... normalizedShape) {
        return new RMSNorm(normalizedShape, eps, true);
    }

    /// A layer without weight. PyTorch: `elementwise_affine=False`.
    ///
    /// @param eps added to the mean square
    public static RMSNorm withoutAffine(double eps, int... normalizedShape) {
        return new RMSNorm(normalizedShape, eps, false);
    }

    private RMSNorm(int[] normalizedShape, double eps, boolean affine) {
        if (normalizedShape.length == 0) throw new IllegalArgumentException("RMSNorm: at least one size is needed.");
        this.normalizedShape = normalizedShape.clone();
        this.eps = eps;
        weight = affine ? parameter("weight", Tensor.ones(normalizedShape)) : null;
    }

    @Override
    protected void reset() {
        if (weight != null) Init.ones().fill(weight);
    }

    @Override
    protected Tensor compute(Tensor x) {
        int rank = normalizedShape.length;
        int[] dims = x.shape().dims();
        if (dims.length < rank || !Arrays.equals(dims, dims.length - rank, dims.length, normalizedShape, 0, rank))
            throw ShapeException.expected(label(), "[..., " + sizes() + "]", x.shape());
        return x.rmsNorm(normalizedShape, weight, eps);
    }

    private String sizes() {
        return LayerText.list(normalizedShape);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("RMSNorm")
                .with("normalizedShape", normalizedShape)
                .with("eps", eps)
                .with("affine", weight != null);
    }

    static RMSNorm from(LayerConfig c) {
        return new RMSNorm(c.integers("normalizedShape"), c.number("eps"), c.flag("affine"));
    }

    @Override
    protected String call() {
        if (weight == null) return "RMSNorm.withoutAffine(%s, %s)".formatted(eps, sizes());
        return eps == EPS ? "new RMSNorm(%s)".formatted(sizes()) : "RMSNorm.of(%s, %s)".formatted(eps, sizes());
    }
}
