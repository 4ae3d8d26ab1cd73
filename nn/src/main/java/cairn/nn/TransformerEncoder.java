package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stack of encoder layers, `layers.0`, `layers.1`, …, and a normalisation after the last if there is one.
/// Shape: `[L, N, D] → [L, N, D]`, or as the layers are told.
public final class TransformerEncoder extends Layer {
    private final Sequential layers;
    private final @Nullable Layer norm;

    /// `numLayers` copies of `layer`. NOTE: as in PyTorch, all start with the same weights; [#resetParameters()] draws them anew.
    ///
    /// @param numLayers at least 1
    public TransformerEncoder(TransformerEncoderLayer layer, int numLayers) {
        this(layer, numLayers, null);
    }

    /// `numLayers` copies of `layer`, followed by a normalisation.
    ///
    /// @param norm null for none
    public TransformerEncoder(TransformerEncoderLayer layer, int numLayers, @Nullable Layer norm) {
        layers = child("layers", copies("TransformerEncoder", layer, numLayers));
        this.norm = norm == null ? null : child("norm", norm);
    }

    static Sequential copies(String owner, Layer layer, int count) {
        Check.positive(owner, "numLayers", count);
        return new Sequential(Stream.generate(layer::copy).limit(count).toArray(Layer[]::new));
    }

    /// The output where the attention of every layer is masked.
    public Tensor forward(Tensor x, AttentionMasks masks) {
        return through(List.of(x), in -> encode(in.getFirst(), masks));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return encode(x, AttentionMasks.none());
    }

    private Tensor encode(Tensor x, AttentionMasks masks) {
        for (Layer layer : layers.children().values()) x = ((TransformerEncoderLayer) layer).forward(x, masks);
        return norm == null ? x : norm.forward(x);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("TransformerEncoder")
                .with("layer", layers.get(0).config())
                .with("numLayers", layers.size())
                .with("norm", norm == null ? null : norm.config());
    }

    static TransformerEncoder from(LayerConfig c) {
        if (!(Layers.build(c.layer("layer")) instanceof TransformerEncoderLayer layer))
            throw new IllegalArgumentException("TransformerEncoder: \"layer\" must be a TransformerEncoderLayer.");
        Layer norm = c.has("norm") ? Layers.build(c.layer("norm")) : null;
        return new TransformerEncoder(layer, c.integer("numLayers"), norm);
    }

    @Override
    protected String call() {
        String last = norm == null ? "" : ", " + norm.call();
        return "new TransformerEncoder(%s, %d%s)".formatted(layers.get(0).call(), layers.size(), last);
    }

    @Override
    protected String label() {
        return "TransformerEncoder";
    }
}
