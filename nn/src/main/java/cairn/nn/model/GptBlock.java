package cairn.nn.model;

import cairn.nn.Dropout;
import cairn.nn.GELU;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.Linear;
import cairn.tensor.Tensor;

/// One block of a [Gpt]: `x += attn(ln_1(x))`, `x += mlp(ln_2(x))`. Shape: `[*, T, C] → [*, T, C]`.
final class GptBlock extends Layer {
    private static final double EPS = 1e-5;

    private final LayerNorm ln1;
    private final CausalSelfAttention attn;
    private final LayerNorm ln2;
    private final Feedforward mlp;

    GptBlock(Gpt.Options options) {
        ln1 = child("ln_1", norm(options));
        attn = child("attn", new CausalSelfAttention(options));
        ln2 = child("ln_2", norm(options));
        mlp = child("mlp", new Feedforward(options));
    }

    static LayerNorm norm(Gpt.Options options) {
        return options.bias() ? LayerNorm.of(EPS, options.width()) : LayerNorm.withoutBias(EPS, options.width());
    }

    static Linear linear(int in, int out, Gpt.Options options) {
        return options.bias() ? new Linear(in, out) : Linear.withoutBias(in, out);
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = x.add(attn.forward(ln1.forward(x)));
        return y.add(mlp.forward(ln2.forward(y)));
    }

    @Override
    protected String call() {
        return "new GptBlock()";
    }

    /// Two linear layers with the exact GELU between them, four times as wide. Shape: `[*, C] → [*, C]`.
    private static final class Feedforward extends Layer {
        private final Linear cFc;
        private final GELU gelu = child("gelu", new GELU());
        private final Linear cProj;
        private final Dropout dropout;

        Feedforward(Gpt.Options options) {
            int wide = Math.multiplyExact(4, options.width());
            cFc = child("c_fc", linear(options.width(), wide, options));
            cProj = child("c_proj", linear(wide, options.width(), options));
            dropout = child("dropout", new Dropout(options.dropout()));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return dropout.forward(cProj.forward(gelu.forward(cFc.forward(x))));
        }

        @Override
        protected String call() {
            return "new Feedforward()";
        }
    }
}
