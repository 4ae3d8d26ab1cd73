package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Attention;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attention with several heads: each head looks at a part of the embedding, `softmax(q·kᵀ/√D)·v` with `D = E/heads`, after projections of
/// queries, keys and values and before one of all heads together.
///
/// Shape: query `[L, N, E]`, key `[S, N, kdim]`, value `[S, N, vdim]` `→ [L, N, E]`; `[N, L, E]` and so on with [Options#batchFirst]; without
/// `N` for a single sequence. `forward(x)` is attention of a sequence over itself.
///
/// `in_proj_weight` `[3E, E]` holds the projections of queries, keys and values, one below the other, unless keys or values have another
/// size: then they are `q_proj_weight`, `k_proj_weight` and `v_proj_weight`. They start Xavier uniform, biases 0.
///
/// Vaswani et al., "Attention Is All You Need", arXiv:1706.03762.
public final class MultiheadAttention extends Layer {
    private final int embedDim;
    private final int numHeads;
    private final Options options;
    private final @Nullable Tensor inProjWeight;
    private final @Nullable Tensor qProjWeight;
    private final @Nullable Tensor kProjWeight;
    private final @Nullable Tensor vProjWeight;
    private final @Nullable Tensor inProjBias;
    private final @Nullable Tensor biasK;
    private final @Nullable Tensor biasV;
    private final Linear outProj;

    /// What the layer can be told.
    ///
    /// @param dropout the probability of a weight to be dropped in training, in `[0, 1)`; default 0
    /// @param bias whether projections have biases; default true
    /// @param addBiasKV whether a trained key and value follow the others; default false
    /// @param addZeroAttn whether a key and value of 0 follow the others; default false
    /// @param kdim the size of keys; null for `E`, the default
    /// @param vdim the size of values; null for `E`, the default
    /// @param batchFirst whether inputs and outputs are `[N, L, E]`; default false
    public record Options(
            double dropout,
            boolean bias,
            boolean addBiasKV,
            boolean addZeroAttn,
            @Nullable Integer kdim,
            @Nullable Integer vdim,
            boolean batchFirst) {
        private static final Options DEFAULTS = new Options(0, true, false, false, null, null, false);

        public Options {
            if (!(dropout >= 0 && dropout < 1))
                throw new IllegalArgumentException(
                        "MultiheadAttention: dropout must be in [0, 1), got " + dropout + ".");
            if (kdim != null) Check.positive("MultiheadAttention", "kdim", kdim);
            if (vdim != null) Check.positive("MultiheadAttention", "vdim", vdim);
        }

        /// These options with dropout of weights.
        public Options dropout(double to) {
            return new Options(to, bias, addBiasKV, addZeroAttn, kdim, vdim, batchFirst);
        }

        /// These options with or without biases.
        public Options bias(boolean to) {
            return new Options(dropout, to, addBiasKV, addZeroAttn, kdim, vdim, batchFirst);
        }

        /// These options with or without a trained key and value after the others.
        public Options addBiasKV(boolean to) {
            return new Options(dropout, bias, to, addZeroAttn, kdim, vdim, batchFirst);
        }

        /// These options with or without a key and value of 0 after the others.
        public Options addZeroAttn(boolean to) {
            return new Options(dropout, bias, addBiasKV, to, kdim, vdim, batchFirst);
        }

        /// These options with another size of keys.
        public Options kdim(int to) {
            return new Options(dropout, bias, addBiasKV, addZeroAttn, to, vdim, batchFirst);
        }

        /// These options with another size of values.
        public Options vdim(int to) {
            return new Options(dropout, bias, addBiasKV, addZeroAttn, kdim, to, batchFirst);
        }

        /// These options with inputs and outputs `[N, L, E]`, or `[L, N, E]`.
        public Options batchFirst(boolean to) {
            return new Options(dropout, bias, addBiasKV, addZeroAttn, kdim, vdim, to);
        }

        private String calls() {
            StringBuilder text = new StringBuilder();
            if (dropout != 0) text.append(".dropout(").append(dropout).append(")");
            if (!bias) text.append(".bias(false)");
            if (addBiasKV) text.append(".addBiasKV(true)");
            if (addZeroAttn) text.append(".addZeroAttn(true)");
            if (kdim != null) text.append(".kdim(").append(kdim).append(")");
            if (vdim != null) text.append(".vdim(").append(vdim).append(")");
            if (batchFirst) text.append(".batchFirst(true)");
            return text.toString();
        }
    }

    /// What the layer gives, and what it looked at.
    ///
    /// @param output as [MultiheadAttention#forward(Tensor, Tensor, Tensor)]
    /// @param weights of each head, `[N, heads, L, S]`; without `N` for a single sequence. PyTorch: `average_attn_weights=False`
    public record Output(Tensor output, Tensor weights) {
        /// The weights averaged over the heads, `[N, L, S]`. PyTorch: `average_attn_weights=True`.
        public Tensor averagedWeights() {
            return weights.mean(-3);
        }
    }

    /// PyTorch's defaults: no dropout, biases, keys and values of size `E`.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param embedDim `E`, a multiple of `numHeads`
    public MultiheadAttention(int embedDim, int numHeads) {
        this(embedDim, numHeads, defaults());
    }

    /// @param embedDim `E`, a multiple of `numHeads`
    public MultiheadAttention(int embedDim, int numHeads, Options options) {
        this.embedDim = Check.positive("MultiheadAttention", "embedDim", embedDim);
        this.numHeads = Check.positive("MultiheadAttention", "numHeads", numHeads);
        this.options = options;
        if (embedDim % numHeads != 0)
            throw new IllegalArgumentException(
                    "MultiheadAttention: embedDim must be a multiple of numHeads, got %d and %d."
                            .formatted(embedDim, numHeads));
        boolean same = kdim() == embedDim && vdim() == embedDim;
        int all = Math.multiplyExact(3, embedDim);
        inProjWeight = same ? parameter("in_proj_weight", Tensor.zeros(all, embedDim)) : null;
        qProjWeight = same ? null : parameter("q_proj_weight", Tensor.zeros(embedDim, embedDim));
        kProjWeight = same ? null : parameter("k_proj_weight", Tensor.zeros(embedDim, kdim()));
        vProjWeight = same ? null : parameter("v_proj_weight", Tensor.zeros(embedDim, vdim()));
        inProjBias = options.bias() ? parameter("in_proj_bias", Tensor.zeros(all)) : null;
        biasK = options.addBiasKV() ? parameter("bias_k", Tensor.zeros(1, 1, embedDim)) : null;
        biasV = options.addBiasKV() ? parameter("bias_v", Tensor.zeros(1, 1, embedDim)) : null;
        outProj = child(
                "out_proj", options.bias() ? new Linear(embedDim, embedDim) : Linear.withoutBias(embedDim, embedDim));
        reset();
    }

    private int kdim() {
        return options.kdim() != null ? options.kdim() : embedDim;
    }

    private int vdim() {
        return options.vdim() != null ? options.vdim() : embedDim;
    }

    @Override
    protected void reset() {
        for (Tensor w : new @Nullable Tensor[] {inProjWeight, qProjWeight, kProjWeight, vProjWeight})
            if (w != null) Init.xavierUniform().fill(w);
        for (Tensor b : new @Nullable Tensor[] {biasK, biasV})
            if (b != null) Init.xavierNormal().fill(b);
        if (inProjBias != null) Init.zeros().fill(inProjBias);
        if (outProj.bias() != null) Init.zeros().fill(outProj.bias());
    }

    /// `E`, the size of queries and of the output.
    public int embedDim() {
        return embedDim;
    }

    /// The number of heads.
    public int numHeads() {
        return numHeads;
    }

    /// What this layer was told.
    public Options options() {
        return options;
    }

    // ---- calling it

    @Override
    protected Tensor compute(Tensor x) {
        return attend(x, x, x, AttentionMasks.none(), null);
    }

    /// Attention of a sequence over itself.
    public Tensor forward(Tensor x, AttentionMasks masks) {
        return forward(x, x, x, masks);
    }

    /// What queries find among keys and their values.
    public Tensor forward(Tensor query, Tensor key, Tensor value) {
        return forward(query, key, value, AttentionMasks.none());
    }

    /// What queries find among the keys, and their values, that the masks let them look at.
    public Tensor forward(Tensor query, Tensor key, Tensor value, AttentionMasks masks) {
        return through(List.of(query, key, value), in -> attend(in.get(0), in.get(1), in.get(2), masks, null));
    }

    /// The output together with the weights that led to it. PyTorch: `need_weights=True`.
    public Output run(Tensor query, Tensor key, Tensor value, AttentionMasks masks) {
        List<Tensor> weights = new ArrayList<>();
        Tensor output =
                through(List.of(query, key, value), in -> attend(in.get(0), in.get(1), in.get(2), masks, weights));
        return new Output(output, weights.getFirst());
    }

    /// @param weights takes the weights if they are asked for
    private Tensor attend(Tensor q, Tensor k, Tensor v, AttentionMasks masks, @Nullable List<Tensor> weights) {
        check(q, k, v);
        boolean alone = q == k && k == v && inProjWeight != null && biasK == null && !options.addZeroAttn();
        return outProj.forward(alone && weights == null ? overItself(q, masks) : overOthers(q, k, v, masks, weights));
    }

    /// One projection for queries, keys and values, which stay side by side.
    private Tensor overItself(Tensor x, AttentionMasks masks) {
        Tensor all = batchFirst(x.linear(required(inProjWeight), inProjBias)); // [N, L, 3E]
        int length = all.size(-2);
        int batch = all.rank() == 3 ? all.size(0) : 0;
        return asGiven(all.selfAttention(numHeads, attention(masks, batch, length, length)));
    }

    private Tensor overOthers(Tensor q, Tensor k, Tensor v, AttentionMasks masks, @Nullable List<Tensor> weights) {
        Tensor queries = batchFirst(project(q, qProjWeight, 0)); // [N, L, E]
        Tensor keys = withMore(batchFirst(project(k, kProjWeight, 1)), biasK); // [N, S, E]
        Tensor values = withMore(batchFirst(project(v, vProjWeight, 2)), biasV);
        int given = batchFirst(k).size(-2);
        AttentionMasks all = masks.followedBy(keys.size(-2) - given, queries.size(-2), given);
        int batch = queries.rank() == 3 ? queries.size(0) : 0;
        Attention how = attention(all, batch, queries.size(-2), keys.size(-2));
        Tensor y = attend(heads(queries), heads(keys), heads(values), how, weights);
        return asGiven(y.transpose(-2, -3).flatten(-2, -1)); // [N, L, E]
    }

    private static Tensor attend(Tensor q, Tensor k, Tensor v, Attention how, @Nullable List<Tensor> weights) {
        if (weights == null) return q.scaledDotProductAttention(k, v, how);
        Tensor w = q.attentionWeights(k, how).dropout(how.dropout());
        weights.add(w);
        return w.matmul(v);
    }

    private Attention attention(AttentionMasks masks, int batch, int queries, int keys) {
        return Attention.defaults()
                .mask(masks.added(label(), batch, numHeads, queries, keys))
                .causal(masks.causal())
                .dropout(isTraining() ? options.dropout() : 0);
    }

    /// Projection number `part` of a query, key or value.
    private Tensor project(Tensor x, @Nullable Tensor own, int part) {
        Tensor w = own != null ? own : required(inProjWeight).narrow(0, part * embedDim, embedDim);
        return x.linear(w, inProjBias == null ? null : inProjBias.narrow(0, part * embedDim, embedDim));
    }

    /// Keys or values followed by the trained one and the zero one, if there are such.
    private Tensor withMore(Tensor x, @Nullable Tensor trained) {
        int[] one = x.shape().dims();
        one[one.length - 2] = 1;
        Tensor y = trained == null
                ? x
                : Tensor.cat(-2, x, trained.reshape(1, embedDim).broadcastTo(one));
        return options.addZeroAttn() ? Tensor.cat(-2, y, Tensor.zeros(one)) : y;
    }

    /// `[N, L, E] → [N, heads, L, E/heads]`.
    private Tensor heads(Tensor x) {
        return x.unflatten(-1, numHeads, embedDim / numHeads).transpose(-2, -3);
    }

    private Tensor batchFirst(Tensor x) {
        return x.rank() == 3 && !options.batchFirst() ? x.transpose(0, 1) : x;
    }

    private Tensor asGiven(Tensor y) {
        return batchFirst(y);
    }

    private static Tensor required(@Nullable Tensor t) {
        if (t == null) throw new IllegalStateException("MultiheadAttention: a projection is missing.");
        return t;
    }

    private void check(Tensor q, Tensor k, Tensor v) {
        checkForm("query", "L", q, embedDim);
        checkForm("key", "S", k, kdim());
        checkForm("value", "S", v, vdim());
        if (k.rank() != q.rank() || v.rank() != q.rank())
            throw ShapeException.expected(
                    label(), "query, key and value with or without a batch alike", shapes(q, k, v));
        if (batchFirst(k).size(-2) != batchFirst(v).size(-2))
            throw ShapeException.expected(label(), "as many values as keys", shapes(q, k, v));
        int n = options.batchFirst() ? 0 : 1;
        if (q.rank() == 3 && (q.size(n) != k.size(n) || q.size(n) != v.size(n)))
            throw ShapeException.expected(label(), "query, key and value of the same batch size", shapes(q, k, v));
    }

    private void checkForm(String name, String length, Tensor x, int size) {
        if ((x.rank() == 2 || x.rank() == 3) && x.size(-1) == size) return;
        String form = options.batchFirst() ? "[N, %s, %d]" : "[%s, N, %d]";
        throw ShapeException.expected(
                label(),
                "a %s of %s or [%s, %d]".formatted(name, form.formatted(length, size), length, size),
                x.shape());
    }

    private static String shapes(Tensor q, Tensor k, Tensor v) {
        return q.shape() + ", " + k.shape() + " and " + v.shape();
    }

    // ---- describing it

    @Override
    public LayerConfig config() {
        return LayerConfig.of("MultiheadAttention")
                .with("embedDim", embedDim)
                .with("numHeads", numHeads)
                .with("dropout", options.dropout())
                .with("bias", options.bias())
                .with("addBiasKV", options.addBiasKV())
                .with("addZeroAttn", options.addZeroAttn())
                .with("kdim", options.kdim())
                .with("vdim", options.vdim())
                .with("batchFirst", options.batchFirst());
    }

    static MultiheadAttention from(LayerConfig c) {
        Options options = new Options(
                c.number("dropout"),
                c.flag("bias"),
                c.flag("addBiasKV"),
                c.flag("addZeroAttn"),
                c.has("kdim") ? Integer.valueOf(c.integer("kdim")) : null,
                c.has("vdim") ? Integer.valueOf(c.integer("vdim")) : null,
                c.flag("batchFirst"));
        return new MultiheadAttention(c.integer("embedDim"), c.integer("numHeads"), options);
    }

    @Override
    protected String call() {
        String calls = options.calls();
        return "new MultiheadAttention(%d, %d%s)"
                .formatted(embedDim, numHeads, calls.isEmpty() ? "" : ", MultiheadAttention.defaults()" + calls);
    }

    @Override
    protected String label() {
        return "MultiheadAttention(%d, %d heads)".formatted(embedDim, numHeads);
    }
}
