package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Tensor;
import java.util.List;

/// An encoder and a decoder that looks at what the encoder gave, each with a normalisation at the end.
/// Shape: source `[S, N, D]`, target `[L, N, D] → [L, N, D]`, or as [TransformerOptions#batchFirst] says; without `N` for single sequences.
///
/// Matrices start Xavier uniform. Vaswani et al., "Attention Is All You Need", arXiv:1706.03762.
public final class Transformer extends Layer {
    private final int dModel;
    private final int nhead;
    private final int encoderLayers;
    private final int decoderLayers;
    private final TransformerOptions options;
    private final TransformerEncoder encoder;
    private final TransformerDecoder decoder;

    /// Size 512, 8 heads, 6 layers on each side: PyTorch's defaults.
    public Transformer() {
        this(512, 8, 6, 6, TransformerOptions.defaults());
    }

    /// @param dModel `D`, a multiple of `nhead`
    /// @param encoderLayers at least 1
    /// @param decoderLayers at least 1
    public Transformer(int dModel, int nhead, int encoderLayers, int decoderLayers, TransformerOptions options) {
        this.dModel = dModel;
        this.nhead = nhead;
        this.encoderLayers = encoderLayers;
        this.decoderLayers = decoderLayers;
        this.options = options;
        encoder = child(
                "encoder",
                new TransformerEncoder(new TransformerEncoderLayer(dModel, nhead, options), encoderLayers, norm()));
        decoder = child(
                "decoder",
                new TransformerDecoder(new TransformerDecoderLayer(dModel, nhead, options), decoderLayers, norm()));
        reset();
    }

    private Layer norm() {
        return LayerNorm.of(options.layerNormEps(), dModel);
    }

    @Override
    protected void reset() {
        parameters().stream()
                .filter(p -> p.rank() > 1)
                .forEach(p -> Init.xavierUniform().fill(p));
    }

    /// The encoder.
    public TransformerEncoder encoder() {
        return encoder;
    }

    /// The decoder.
    public TransformerDecoder decoder() {
        return decoder;
    }

    /// The decoder's output, without masks.
    public Tensor forward(Tensor source, Tensor target) {
        return forward(source, target, AttentionMasks.none(), AttentionMasks.none(), AttentionMasks.none());
    }

    /// The decoder's output.
    ///
    /// @param sourceMasks for the attention of the source over itself
    /// @param targetMasks for the attention of the target over itself, usually causal
    /// @param memoryMasks for the attention of the target over what the encoder gave
    public Tensor forward(
            Tensor source,
            Tensor target,
            AttentionMasks sourceMasks,
            AttentionMasks targetMasks,
            AttentionMasks memoryMasks) {
        return through(List.of(source, target), in -> {
            Tensor memory = encoder.forward(in.get(0), sourceMasks);
            return decoder.forward(in.get(1), memory, targetMasks, memoryMasks);
        });
    }

    @Override
    protected Tensor compute(Tensor x) {
        throw needs("forward(source, target)");
    }

    /// A mask that lets nobody look ahead: 0 on and below the diagonal, −∞ above. Shape: `[size, size]`.
    /// PyTorch: `generate_square_subsequent_mask`. [AttentionMasks#causal] does the same without a mask.
    public static Tensor generateSquareSubsequentMask(int size) {
        return Tensor.full(Float.NEGATIVE_INFINITY, size, size).triu(1);
    }

    @Override
    public LayerConfig config() {
        return options.addTo(LayerConfig.of("Transformer")
                .with("dModel", dModel)
                .with("nhead", nhead)
                .with("encoderLayers", encoderLayers)
                .with("decoderLayers", decoderLayers));
    }

    static Transformer from(LayerConfig c) {
        return new Transformer(
                c.integer("dModel"),
                c.integer("nhead"),
                c.integer("encoderLayers"),
                c.integer("decoderLayers"),
                TransformerOptions.from(c));
    }

    @Override
    protected String call() {
        String last = options.asArgument().isEmpty() ? ", TransformerOptions.defaults()" : options.asArgument();
        return "new Transformer(%d, %d, %d, %d%s)".formatted(dModel, nhead, encoderLayers, decoderLayers, last);
    }

    @Override
    protected String label() {
        return "Transformer(%d, %d heads)".formatted(dModel, nhead);
    }
}
