package cairn.nn.model;

import cairn.nn.Dropout;
import cairn.nn.Embedding;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.PositionalEmbedding;
import cairn.nn.Sequential;
import cairn.tensor.Tensor;
import java.util.stream.IntStream;

/// A [Gpt] up to its scores: tokens and places become vectors, which the blocks change. Shape: `I64 [*, T] → [*, T, C]`.
final class GptBody extends Layer {
    private final Gpt.Options options;
    private final Embedding wte;
    private final PositionalEmbedding wpe;
    private final Dropout drop;
    private final Sequential h;
    private final LayerNorm lnF;

    GptBody(int vocabulary, Gpt.Options options) {
        this.options = options;
        wte = child("wte", new Embedding(vocabulary, options.width()));
        wpe = child("wpe", new PositionalEmbedding(options.block(), options.width()));
        drop = child("drop", new Dropout(options.dropout()));
        Layer[] blocks = IntStream.range(0, options.layers())
                .mapToObj(i -> new GptBlock(options))
                .toArray(Layer[]::new);
        h = child("h", new Sequential(blocks));
        lnF = child("ln_f", GptBlock.norm(options));
    }

    /// `[V, C]`, shared with the layer that scores.
    Tensor table() {
        return wte.weight();
    }

    @Override
    protected Tensor compute(Tensor tokens) {
        Tensor x = drop.forward(wpe.forward(wte.forward(tokens))); // [*, T, C]
        return lnF.forward(h.forward(x));
    }

    @Override
    protected String call() {
        return "new GptBody(%d layers)".formatted(options.layers());
    }
}
