package cairn.nn;

import cairn.tensor.Tensor;
import java.util.List;

/// One layer of a transformer's encoder: attention of a sequence over itself, then two linear layers, each added to what it got.
/// Shape: `[L, N, D] → [L, N, D]`, or as [TransformerOptions#batchFirst] says; without `N` for a single sequence.
///
/// With post-norm `x = norm₁(x + a(x))`, `y = norm₂(x + f(x))`; with pre-norm `x = x + a(norm₁(x))`, `y = x + f(norm₂(x))`.
///
/// Vaswani et al., "Attention Is All You Need", arXiv:1706.03762; pre-norm: Xiong et al., arXiv:2002.04745.
public final class TransformerEncoderLayer extends Layer {
    private final int dModel;
    private final int nhead;
    private final TransformerOptions options;
    private final MultiheadAttention selfAttn;
    private final Feedforward feedforward;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Dropout dropout1;
    private final Dropout dropout2;

    /// @param dModel `D`, a multiple of `nhead`
    public TransformerEncoderLayer(int dModel, int nhead) {
        this(dModel, nhead, TransformerOptions.defaults());
    }

    /// @param dModel `D`, a multiple of `nhead`
    public TransformerEncoderLayer(int dModel, int nhead, TransformerOptions options) {
        this.dModel = dModel;
        this.nhead = nhead;
        this.options = options;
        selfAttn = child("self_attn", new MultiheadAttention(dModel, nhead, options.attention()));
        Linear linear1 = child("linear1", new Linear(dModel, options.dimFeedforward()));
        Dropout dropout = child("dropout", new Dropout(options.dropout()));
        Linear linear2 = child("linear2", new Linear(options.dimFeedforward(), dModel));
        feedforward = new Feedforward(linear1, options.activation().layer(), dropout, linear2);
        norm1 = child("norm1", LayerNorm.of(options.layerNormEps(), dModel));
        norm2 = child("norm2", LayerNorm.of(options.layerNormEps(), dModel));
        dropout1 = child("dropout1", new Dropout(options.dropout()));
        dropout2 = child("dropout2", new Dropout(options.dropout()));
    }

    /// The layer's output where attention is masked.
    public Tensor forward(Tensor x, AttentionMasks masks) {
        return through(List.of(x), in -> encode(in.getFirst(), masks));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return encode(x, AttentionMasks.none());
    }

    private Tensor encode(Tensor x, AttentionMasks masks) {
        if (options.normFirst()) {
            Tensor y = x.add(dropout1.forward(selfAttn.forward(norm1.forward(x), masks)));
            return y.add(dropout2.forward(feedforward.of(norm2.forward(y))));
        }
        Tensor y = norm1.forward(x.add(dropout1.forward(selfAttn.forward(x, masks))));
        return norm2.forward(y.add(dropout2.forward(feedforward.of(y))));
    }

    @Override
    public LayerConfig config() {
        return options.addTo(
                LayerConfig.of("TransformerEncoderLayer").with("dModel", dModel).with("nhead", nhead));
    }

    static TransformerEncoderLayer from(LayerConfig c) {
        return new TransformerEncoderLayer(c.integer("dModel"), c.integer("nhead"), TransformerOptions.from(c));
    }

    @Override
    protected String call() {
        return "new TransformerEncoderLayer(%d, %d%s)".formatted(dModel, nhead, options.asArgument());
    }

    @Override
    protected String label() {
        return "TransformerEncoderLayer(%d, %d heads)".formatted(dModel, nhead);
    }
}
