package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Normalisation of groups of neighbouring channels, sample by sample: `y = (x − mean) / √(var + ε) · w + b`.
/// Shape: `[N, C, …] → [N, C, …]`.
///
/// It does the same in training and in use, whatever the size of the batch. With one group it is layer normalisation over channels and
/// places, with as many groups as channels instance normalisation. `weight` starts as 1 and `bias` as 0, both `[C]`.
///
/// Wu, He, "Group Normalization", arXiv:1803.08494.
public final class GroupNorm extends Layer {
    private static final double EPS = 1e-5;

    private final int numGroups;
    private final int numChannels;
    private final double eps;
    private final @Nullable Tensor weight;
    private final @Nullable Tensor bias;

    /// @param numGroups how many groups the channels form; divides `numChannels`
    /// @param numChannels `C`
    public GroupNorm(int numGroups, int numChannels) {
        this(numGroups, numChannels, EPS, true);
    }

    /// A layer with another `eps` than 1e-5.
    ///
    /// @param eps added to the variance
    public static GroupNorm of(double eps, int numGroups, int numChannels) {
        return new GroupNorm(numGroups, numChannels, eps, true);
    }

    /// A layer without weight and bias. PyTorch: `affine=False`.
    ///
    /// @param eps added to the variance
    public static GroupNorm withoutAffine(double eps, int numGroups, int numChannels) {
        return new GroupNorm(numGroups, numChannels, eps, false);
    }

    private GroupNorm(int numGroups, int numChannels, double eps, boolean affine) {
        this.numGroups = Check.positive("GroupNorm", "numGroups", numGroups);
        this.numChannels = Check.positive("GroupNorm", "numChannels", numChannels);
        if (numChannels % numGroups != 0)
            throw new IllegalArgumentException(
                    "GroupNorm: numGroups must divide numChannels, got %d groups of %d channels."
                            .formatted(numGroups, numChannels));
        this.eps = eps;
        weight = affine ? parameter("weight", Tensor.ones(numChannels)) : null;
        bias = affine ? parameter("bias", Tensor.zeros(numChannels)) : null;
    }

    @Override
    protected void reset() {
        if (weight != null) Init.ones().fill(weight);
        if (bias != null) Init.zeros().fill(bias);
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (x.rank() < 2 || x.size(1) != numChannels)
            throw ShapeException.saying("%s expects [N, %d, …] but got %s.%s"
                    .formatted(label(), numChannels, x.shape(), Check.channelsHint(numChannels, x)));
        return x.groupNorm(numGroups, weight, bias, eps);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("GroupNorm")
                .with("numGroups", numGroups)
                .with("numChannels", numChannels)
                .with("eps", eps)
                .with("affine", weight != null);
    }

    static GroupNorm from(LayerConfig c) {
        return new GroupNorm(c.integer("numGroups"), c.integer("numChannels"), c.number("eps"), c.flag("affine"));
    }

    @Override
    protected String call() {
        String sizes = numGroups + ", " + numChannels;
        if (weight == null) return "GroupNorm.withoutAffine(%s, %s)".formatted(eps, sizes);
        return eps == EPS ? "new GroupNorm(%s)".formatted(sizes) : "GroupNorm.of(%s, %s)".formatted(eps, sizes);
    }
}
