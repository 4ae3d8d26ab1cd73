package cairn.nn;

/// What the layers of a transformer can be told.
///
/// @param dimFeedforward the size between the two linear layers; default 2048
/// @param dropout the probability of an element to be dropped in training, in `[0, 1)`; default 0.1
/// @param activation between the two linear layers; default ReLU
/// @param layerNormEps added to variances; default 1e-5
/// @param batchFirst whether inputs and outputs are `[N, L, D]`; default false
/// @param normFirst whether each part normalises what it gets (pre-norm) instead of what it gives (post-norm); default false
public record TransformerOptions(
        int dimFeedforward,
        double dropout,
        Activation activation,
        double layerNormEps,
        boolean batchFirst,
        boolean normFirst) {
    private static final TransformerOptions DEFAULTS =
            new TransformerOptions(2048, 0.1, Activation.RELU, 1e-5, false, false);

    public TransformerOptions {
        Check.positive("TransformerOptions", "dimFeedforward", dimFeedforward);
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException("TransformerOptions: dropout must be in [0, 1), got " + dropout + ".");
    }

    /// PyTorch's defaults.
    public static TransformerOptions defaults() {
        return DEFAULTS;
    }

    /// These options with another size between the linear layers.
    public TransformerOptions dimFeedforward(int to) {
        return new TransformerOptions(to, dropout, activation, layerNormEps, batchFirst, normFirst);
    }

    /// These options with another dropout.
    public TransformerOptions dropout(double to) {
        return new TransformerOptions(dimFeedforward, to, activation, layerNormEps, batchFirst, normFirst);
    }

    /// These options with another activation.
    public TransformerOptions activation(Activation to) {
        return new TransformerOptions(dimFeedforward, dropout, to, layerNormEps, batchFirst, normFirst);
    }

    /// These options with another number added to variances.
    public TransformerOptions layerNormEps(double to) {
        return new TransformerOptions(dimFeedforward, dropout, activation, to, batchFirst, normFirst);
    }

    /// These options with inputs and outputs `[N, L, D]`, or `[L, N, D]`.
    public TransformerOptions batchFirst(boolean to) {
        return new TransformerOptions(dimFeedforward, dropout, activation, layerNormEps, to, normFirst);
    }

    /// These options with normalisation before each part, or after.
    public TransformerOptions normFirst(boolean to) {
        return new TransformerOptions(dimFeedforward, dropout, activation, layerNormEps, batchFirst, to);
    }

    /// The attention of a layer with these options.
    MultiheadAttention.Options attention() {
        return MultiheadAttention.defaults().dropout(dropout).batchFirst(batchFirst);
    }

    LayerConfig addTo(LayerConfig config) {
        return config.with("dimFeedforward", dimFeedforward)
                .with("dropout", dropout)
                .with("activation", activation.name())
                .with("layerNormEps", layerNormEps)
                .with("batchFirst", batchFirst)
                .with("normFirst", normFirst);
    }

    static TransformerOptions from(LayerConfig c) {
        return new TransformerOptions(
                c.integer("dimFeedforward"),
                c.number("dropout"),
                c.constant("activation", Activation.class),
                c.number("layerNormEps"),
                c.flag("batchFirst"),
                c.flag("normFirst"));
    }

    /// `, TransformerOptions.defaults().dropout(0.0)`; empty for the defaults.
    String asArgument() {
        StringBuilder text = new StringBuilder();
        if (dimFeedforward != DEFAULTS.dimFeedforward)
            text.append(".dimFeedforward(").append(dimFeedforward).append(")");
        if (dropout != DEFAULTS.dropout)
            text.append(".dropout(").append(dropout).append(")");
        if (activation != DEFAULTS.activation)
            text.append(".activation(Activation.").append(activation).append(")");
        if (layerNormEps != DEFAULTS.layerNormEps)
            text.append(".layerNormEps(").append(layerNormEps).append(")");
        if (batchFirst) text.append(".batchFirst(true)");
        if (normFirst) text.append(".normFirst(true)");
        return text.isEmpty() ? "" : ", TransformerOptions.defaults()" + text;
    }
}
