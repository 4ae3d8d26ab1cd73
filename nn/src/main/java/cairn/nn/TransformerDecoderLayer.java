package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;

/// One layer of a transformer's decoder: attention of a sequence over itself, then over a memory, then two linear layers, each added to
/// what it got. Shape: `[L, N, D], [S, N, D] → [L, N, D]`, or as [TransformerOptions#batchFirst] says; without `N` for a single sequence.
///
/// With post-norm each part's sum is normalised; with pre-norm each part normalises what it gets.
///
/// Vaswani et al., "Attention Is All You Need", arXiv:1706.03762.
public final class TransformerDecoderLayer extends Layer {
    private final int dModel;
    private final int nhead;
    private final TransformerOptions options;
    private final MultiheadAttention selfAttn;
    private final MultiheadAttention memoryAttn;
    private final Feedforward feedforward;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final LayerNorm norm3;
    private final Dropout dropout1;
    private final Dropout dropout2;
    private final Dropout dropout3;

    /// @param dModel `D`, a multiple of `nhead`
    public TransformerDecoderLayer(int dModel, int nhead) {
        this(dModel, nhead, TransformerOptions.defaults());
    }

    /// @param dModel `D`, a multiple of `nhead`
    public TransformerDecoderLayer(int dModel, int nhead, TransformerOptions options) {
        this.dModel = dModel;
        this.nhead = nhead;
        this.options = options;
        selfAttn = child("self_attn", new MultiheadAttention(dModel, nhead, options.attention()));
        memoryAttn = child("multihead_attn", new MultiheadAttention(dModel, nhead, options.attention()));
        Linear linear1 = child("linear1", new Linear(dModel, options.dimFeedforward()));
        Dropout dropout = child("dropout", new Dropout(options.dropout()));
        Linear linear2 = child("linear2", new Linear(options.dimFeedforward(), dModel));
        feedforward = new Feedforward(linear1, options.activation().layer(), dropout, linear2);
        norm1 = child("norm1", LayerNorm.of(options.layerNormEps(), dModel));
        norm2 = child("norm2", LayerNorm.of(options.layerNormEps(), dModel));
        norm3 = child("norm3", LayerNorm.of(options.layerNormEps(), dModel));
        dropout1 = child("dropout1", new Dropout(options.dropout()));
        dropout2 = child("dropout2", new Dropout(options.dropout()));
        dropout3 = child("dropout3", new Dropout(options.dropout()));
    }

    /// The layer's output, without masks.
    public Tensor forward(Tensor target, Tensor memory) {
        return forward(target, memory, AttentionMasks.none(), AttentionMasks.none());
    }

    /// The layer's output.
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
        if (options.normFirst()) {
            Tensor y = x.add(overItself(norm1.forward(x), targetMasks));
            Tensor z = y.add(overMemory(norm2.forward(y), memory, memoryMasks));
            return z.add(dropout3.forward(feedforward.of(norm3.forward(z))));
        }
        Tensor y = norm1.forward(x.add(overItself(x, targetMasks)));
        Tensor z = norm2.forward(y.add(overMemory(y, memory, memoryMasks)));
        return norm3.forward(z.add(dropout3.forward(feedforward.of(z))));
    }

    private Tensor overItself(Tensor x, AttentionMasks masks) {
        return dropout1.forward(selfAttn.forward(x, masks));
    }

    private Tensor overMemory(Tensor x, Tensor memory, AttentionMasks masks) {
        return dropout2.forward(memoryAttn.forward(x, memory, memory, masks));
    }

    @Override
    public LayerConfig config() {
        return options.addTo(
                LayerConfig.of("TransformerDecoderLayer").with("dModel", dModel).with("nhead", nhead));
    }

    static TransformerDecoderLayer from(LayerConfig c) {
        return new TransformerDecoderLayer(c.integer("dModel"), c.integer("nhead"), TransformerOptions.from(c));
    }

    @Override
    protected String call() {
        return "new TransformerDecoderLayer(%d, %d%s)".formatted(dModel, nhead, options.asArgument());
    }

    @Override
    protected String label() {
        return "TransformerDecoderLayer(%d, %d heads)".formatted(dModel, nhead);
    }
}
