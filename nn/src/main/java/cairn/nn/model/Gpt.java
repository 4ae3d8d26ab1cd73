package cairn.nn.model;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.init.Init;
import cairn.tensor.DType;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A decoder-only transformer that foretells the next token at every place: GPT-2's, as nanoGPT writes it. Shape: `I64 [N, T] → [N, T, V]`
/// with `T` of at most `block`; without `N` for a single sequence.
///
/// `x = wte(tokens) + wpe(places)`; in each block `x += attn(ln_1(x))`, `x += mlp(ln_2(x))`; scores are `ln_f(x) · wteᵀ`: the last layer
/// shares its weight with the table of tokens.
///
/// Weights start normal with deviation 0.02, those of layers that are added to the residual stream (`c_proj`) with `0.02/√(2·layers)`;
/// biases 0.
///
/// The state dict is nanoGPT's: `transformer.wte.weight`, `transformer.wpe.weight`, `transformer.h.0.ln_1.weight`,
/// `transformer.h.0.attn.c_attn.weight`, …, `transformer.ln_f.weight`, `lm_head.weight`. States are also read without `transformer.`, with
/// one of the two names of the shared weight alone, as safetensors' own writer leaves them, with `torch.compile`'s `_orig_mod.`, and with
/// the causal masks `attn.bias` that nanoGPT keeps under older PyTorch.
///
/// Radford et al., "Language Models are Unsupervised Multitask Learners", 2019.
public final class Gpt extends Layer {
    private static final double STD = 0.02;
    private static final String BODY = "transformer.";
    private static final String TABLE = "transformer.wte.weight";
    private static final String HEAD = "lm_head.weight";
    private static final String COMPILED = "_orig_mod.";

    private final int vocabulary;
    private final Options options;
    private final GptBody transformer;
    private final TiedHead lmHead;

    /// The size of a [Gpt] and what else it can be told.
    ///
    /// @param layers the number of blocks, at least 1; default 12. nanoGPT: `n_layer`
    /// @param heads of each attention, at least 1; default 12. nanoGPT: `n_head`
    /// @param width the size of embeddings, a multiple of `heads`; default 768. nanoGPT: `n_embd`
    /// @param block the most tokens it sees, at least 1; default 1024. nanoGPT: `block_size`
    /// @param dropout of embeddings, attention weights and what is added to the residual stream, in `[0, 1)`; default 0
    /// @param bias whether linear layers and normalisations have biases; default true
    public record Options(int layers, int heads, int width, int block, double dropout, boolean bias) {
        private static final Options DEFAULTS = new Options(12, 12, 768, 1024, 0, true);

        public Options {
            positive("layers", layers);
            positive("heads", heads);
            positive("width", width);
            positive("block", block);
            if (width % heads != 0)
                throw new IllegalArgumentException(
                        "Gpt: width must be a multiple of heads, got %d and %d.".formatted(width, heads));
            if (!(dropout >= 0 && dropout < 1))
                throw new IllegalArgumentException("Gpt: dropout must be in [0, 1), got " + dropout + ".");
        }

        /// These options with another number of blocks.
        public Options layers(int to) {
            return new Options(to, heads, width, block, dropout, bias);
        }

        /// These options with another number of heads. It divides the width, so make the width larger first.
        public Options heads(int to) {
            return new Options(layers, to, width, block, dropout, bias);
        }

        /// These options with embeddings of another size, a multiple of the heads.
        public Options width(int to) {
            return new Options(layers, heads, to, block, dropout, bias);
        }

        /// These options with another longest sequence.
        public Options block(int to) {
            return new Options(layers, heads, width, to, dropout, bias);
        }

        /// These options with dropout.
        public Options dropout(double to) {
            return new Options(layers, heads, width, block, to, bias);
        }

        /// These options with or without biases.
        public Options bias(boolean to) {
            return new Options(layers, heads, width, block, dropout, to);
        }

        private String calls() {
            StringBuilder text = new StringBuilder();
            text.append(".layers(").append(layers).append(")");
            text.append(".heads(").append(heads).append(")");
            text.append(".width(").append(width).append(")");
            text.append(".block(").append(block).append(")");
            if (dropout != 0) text.append(".dropout(").append(dropout).append(")");
            if (!bias) text.append(".bias(false)");
            return text.toString();
        }
    }

    /// nanoGPT's defaults, the size of GPT-2: 12 layers, 12 heads, width 768, 1024 tokens, biases, no dropout.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param vocabulary `V`, the number of different tokens, at least 1
    public Gpt(int vocabulary, Options options) {
        this.vocabulary = positive("vocabulary", vocabulary);
        this.options = options;
        transformer = child("transformer", new GptBody(vocabulary, options));
        lmHead = child("lm_head", new TiedHead(transformer.table()));
        reset();
    }

    static int positive(String name, int value) {
        if (value < 1) throw new IllegalArgumentException("Gpt: %s must be at least 1, got %d.".formatted(name, value));
        return value;
    }

    @Override
    protected void reset() {
        double residual = STD / Math.sqrt(2.0 * options.layers());
        namedParameters().forEach((name, p) -> {
            if (name.endsWith(".bias")) Init.zeros().fill(p);
            else if (p.rank() == 2)
                Init.normal(0, name.endsWith("c_proj.weight") ? residual : STD).fill(p);
        });
    }

    /// `V`, the number of different tokens.
    public int vocabulary() {
        return vocabulary;
    }

    /// What this network was told.
    public Options options() {
        return options;
    }

    /// The parameters that weight decay is for in nanoGPT: matrices and tables.
    public List<Tensor> decayed() {
        return parameters().stream().filter(p -> p.rank() >= 2).toList();
    }

    /// The other parameters: biases and the scales of normalisations.
    public List<Tensor> undecayed() {
        return parameters().stream().filter(p -> p.rank() < 2).toList();
    }

    @Override
    protected Tensor compute(Tensor tokens) {
        if (tokens.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    "%s expects I64 tokens but got %s %s.".formatted(label(), tokens.dtype(), tokens.shape()));
        if (tokens.rank() < 1 || tokens.rank() > 2)
            throw ShapeException.expected(label(), "tokens [N, T] or [T]", tokens.shape());
        if (tokens.size(-1) > options.block())
            throw ShapeException.expected(
                    label(),
                    "tokens [N, T] with T of at most block = %d".formatted(options.block()),
                    tokens.shape(),
                    "Use the last tokens alone: x.narrow(-1, %d, %d)."
                            .formatted(tokens.size(-1) - options.block(), options.block()));
        return lmHead.forward(transformer.forward(tokens)); // [N, T, V]
    }

    @Override
    protected Map<String, Tensor> adapt(Map<String, Tensor> state) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        boolean bare = state.keySet().stream().noneMatch(key -> key.contains(BODY));
        state.forEach((key, value) -> {
            String name = key.startsWith(COMPILED) ? key.substring(COMPILED.length()) : key;
            boolean mask = name.endsWith(".attn.bias") || name.endsWith(".attn.masked_bias");
            if (!mask) named.put(bare && !name.equals(HEAD) ? BODY + name : name, value);
        });
        if (named.containsKey(TABLE)) named.putIfAbsent(HEAD, named.get(TABLE));
        else if (named.containsKey(HEAD)) named.put(TABLE, named.get(HEAD));
        return named;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Gpt")
                .with("vocabulary", vocabulary)
                .with("layers", options.layers())
                .with("heads", options.heads())
                .with("width", options.width())
                .with("block", options.block())
                .with("dropout", options.dropout())
                .with("bias", options.bias());
    }

    static Gpt from(LayerConfig c) {
        Options options = new Options(
                c.integer("layers"),
                c.integer("heads"),
                c.integer("width"),
                c.integer("block"),
                c.number("dropout"),
                c.flag("bias"));
        return new Gpt(c.integer("vocabulary"), options);
    }

    @Override
    protected String call() {
        return "new Gpt(%d, Gpt.defaults()%s)".formatted(vocabulary, options.calls());
    }

    @Override
    protected String label() {
        return "Gpt(%d tokens, %d layers, %d heads, width %d, block %d)"
                .formatted(vocabulary, options.layers(), options.heads(), options.width(), options.block());
    }
}
