package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stack of decoder layers, `layers.0`, `layers.1`, …, and a normalisation after the last if there is one.
/// Shape: `[L, N, D], [S, N, D] → [L, N, D]`, or as the layers are told.
public final class TransformerDecoder extends Layer {
    private final Sequential layers;
    private final @Nullable Layer norm;

    /// `numLayers` copies of `layer`. NOTE: as in PyTorch, all start with the same weights; [#resetParameters()] draws them anew.
    ///
    /// @param numLayers at least 1
    public TransformerDecoder(TransformerDecoderLayer layer, int numLayers) {
        this(layer, numLayers, null);
    }

    /// `numLayers` copies of `layer`, followed by a normalisation.
    ///
    /// @param norm null for none
    public TransformerDecoder(TransformerDecoderLayer layer, int numLayers, @Nullable Layer norm) {
        layers = child("layers", TransformerEncoder.copies("TransformerDecoder", layer, numLayers));
        this.norm = norm == null ? null : child("norm", norm);
    }

    /// The output, without masks.
    public Tensor forward(Tensor target, Tensor memory) {
        return forward(target, memory, AttentionMasks.none(), AttentionMasks.none());
    }

    /// The output.
    ///
    /// @param target `[L, N, D]`
    /// @param memory `[S, N, D]`, what an encoder gave
    /// @param targetMasks for the attention of `target` over itself
    /// @param memoryMasks for the attention over `memory`
    public Tensor forward(Tensor target, Tensor memory, AttentionMasks targetMasks, AttentionMasks memoryMasks) {
        return through(List.of(target, memory), in -> decode(in.get(0), in.get(1), targetMasks, memoryMasks));
    }

    @Override
    protected Tensor compute(Tensor x) {
        throw needs("forward(target, memory)");
    }

    private Tensor decode(Tensor x, Tensor memory, AttentionMasks targetMasks, AttentionMasks memoryMasks) {
        for (Layer layer : layers.children().values())
            x = ((TransformerDecoderLayer) layer).forward(x, memory, targetMasks, memoryMasks);
        return norm == null ? x : norm.forward(x);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("TransformerDecoder")
                .with("layer", layers.get(0).config())
                .with("numLayers", layers.size())
                .with("norm", norm == null ? null : norm.config());
    }

    static TransformerDecoder from(LayerConfig c) {
        if (!(Layers.build(c.layer("layer")) instanceof TransformerDecoderLayer layer))
            throw new IllegalArgumentException("TransformerDecoder: \"layer\" must be a TransformerDecoderLayer.");
        Layer norm = c.has("norm") ? Layers.build(c.layer("norm")) : null;
        return new TransformerDecoder(layer, c.integer("numLayers"), norm);
    }

    @Override
    protected String call() {
        String last = norm == null ? "" : ", " + norm.call();
        return "new TransformerDecoder(%s, %d%s)".formatted(layers.get(0).call(), layers.size(), last);
    }

    @Override
    protected String label() {
        return "TransformerDecoder";
    }
}
