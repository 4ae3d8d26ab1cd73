package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A layer whose weight has a length and a direction of its own: `w = g · v / ‖v‖`, norms over all dims but one.
/// Shape: that of the layer inside.
///
/// In place of `weight` it has the parameters `weight_g`, of size 1 along all dims but one, and `weight_v`; others keep their names. These
/// are the names of PyTorch's `torch.nn.utils.weight_norm`, so its state dicts load. Those of the newer
/// `torch.nn.utils.parametrizations.weight_norm` call the same two `parametrizations.weight.original0` and `…1`.
///
/// ```java
/// Layer layer = new WeightNorm(new Linear(20, 40));
/// ```
///
/// Salimans, Kingma, "Weight Normalization", arXiv:1602.07868.
public final class WeightNorm extends Reweighted {
    private final @Nullable Integer dim;
    private final Tensor g;

    /// A length for each output.
    ///
    /// @param layer one with a weight: [Linear], a [Convolution], or one of your own that is [Weighted]; its weight becomes `weight_v`
    public WeightNorm(Layer layer) {
        this(layer, 0);
    }

    /// @param dim of the weight, along which each slice has a length of its own, from the end if negative
    public WeightNorm(Layer layer, int dim) {
        this(layer, Integer.valueOf(dim));
    }

    /// A single length for the whole weight. PyTorch: `dim=None`.
    public static WeightNorm whole(Layer layer) {
        return new WeightNorm(layer, null);
    }

    private WeightNorm(Layer layer, @Nullable Integer dim) {
        super(layer);
        this.dim = dim == null ? null : origin().shape().normalize("WeightNorm", dim);
        g = parameter("weight_g", Autograd.noGrad(this::length));
        parameter("weight_v", origin());
    }

    /// `‖v‖`
    private Tensor length() {
        Integer slices = dim;
        if (slices == null) return origin().norm();
        int[] others =
                IntStream.range(0, origin().rank()).filter(d -> d != slices).toArray();
        return others.length == 0 ? origin().abs() : origin().norm(2, true, others);
    }

    @Override
    Tensor weight() {
        return origin().mul(g.div(length()));
    }

    @Override
    protected void reset() {
        super.reset();
        Autograd.noGrad(() -> g.copyInPlace(length()));
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("WeightNorm").with("layer", inside().config()).with("dim", dim);
    }

    static WeightNorm from(LayerConfig c) {
        Integer dim = c.has("dim") ? Integer.valueOf(c.integer("dim")) : null;
        return new WeightNorm(Layers.build(c.layer("layer")), dim);
    }

    @Override
    protected String call() {
        String of = inside().call();
        if (dim == null) return "WeightNorm.whole(%s)".formatted(of);
        return dim == 0 ? "new WeightNorm(%s)".formatted(of) : "new WeightNorm(%s, %d)".formatted(of, dim);
    }
}
