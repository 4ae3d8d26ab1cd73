package cairn.nn.model;

import cairn.nn.Dropout;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.tensor.Attention;
import cairn.tensor.Tensor;

/// Attention of a sequence over itself in which nobody looks ahead. Shape: `[*, T, C] → [*, T, C]`.
///
/// `c_attn` `[3C, C]` gives queries, keys and values side by side, `c_proj` `[C, C]` joins the heads.
final class CausalSelfAttention extends Layer {
    private final int heads;
    private final double attnDropout;
    private final Linear cAttn;
    private final Linear cProj;
    private final Dropout residDropout;

    CausalSelfAttention(Gpt.Options options) {
        heads = options.heads();
        attnDropout = options.dropout();
        int width = options.width();
        cAttn = child("c_attn", GptBlock.linear(width, Math.multiplyExact(3, width), options));
        cProj = child("c_proj", GptBlock.linear(width, width, options));
        residDropout = child("resid_dropout", new Dropout(options.dropout()));
    }

    @Override
    protected Tensor compute(Tensor x) {
        Attention how = Attention.defaults().causal(true).dropout(isTraining() ? attnDropout : 0);
        Tensor y = cAttn.forward(x).selfAttention(heads, how); // [*, T, 3C] → [*, T, C]
        return residDropout.forward(cProj.forward(y));
    }

    @Override
    protected String call() {
        return "new CausalSelfAttention(%d heads)".formatted(heads);
    }
}
