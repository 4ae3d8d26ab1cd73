package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.Objects;

/// A layer whose weight is computed anew for every pass from other parameters: [WeightNorm], [SpectralNorm]. Parameters of the layer inside
/// besides its weight, such as `bias`, keep their names.
public abstract sealed class Reweighted extends Layer permits WeightNorm, SpectralNorm {
    private final Layer layer;
    private final Weighted weighted;

    Reweighted(Layer layer) {
        if (!(layer instanceof Weighted w) || !layer.children().isEmpty())
            throw new IllegalArgumentException("%s: needs a layer with a weight, such as Linear or Conv2d, got %s."
                    .formatted(getClass().getSimpleName(), layer.label()));
        this.layer = layer;
        weighted = w;
        layer.ownParameters().forEach((own, p) -> {
            if (!own.equals("weight")) parameter(own, p);
        });
        layer.ownBuffers().forEach(this::buffer);
    }

    /// What the weight is made of: the layer's own, which becomes a parameter under another name.
    final Tensor origin() {
        return weighted.weight();
    }

    /// The layer inside.
    final Layer inside() {
        return layer;
    }

    /// The weight that a pass computes with.
    abstract Tensor weight();

    @Override
    protected final Tensor compute(Tensor x) {
        return weighted.compute(x, weight());
    }

    @Override
    protected void reset() {
        layer.reset();
    }

    /// A plain layer with the weight of now. PyTorch: `remove_weight_norm`, `remove_spectral_norm`.
    public final Layer removed() {
        Layer plain = Layers.copy(layer);
        Tensor own = Objects.requireNonNull(plain.ownParameters().get("weight"));
        Autograd.noGrad(() -> own.detach().copyInPlace(weight()));
        return plain;
    }

    @Override
    protected final String label() {
        return "%s(%s)".formatted(getClass().getSimpleName(), layer.label());
    }
}
