package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A table of vectors, looked up by number. Shape: `I64` `[*] → [*, embeddingDim]`.
///
/// `weight` `[numEmbeddings, embeddingDim]` starts standard normal.
public final class Embedding extends Layer {
    private final int numEmbeddings;
    private final int embeddingDim;
    private final Options options;
    private final Tensor weight;

    /// What a table of vectors can be told.
    ///
    /// @param paddingIdx the number of a vector that stands for padding: it starts as 0 and is not trained; null for none, the default
    /// @param maxNorm vectors that are looked up are scaled down to this norm, in place; null for not, the default
    /// @param normType the `p` of that norm; default 2
    /// @param scaleGradByFreq whether the gradient of a vector is divided by how often a batch looks it up; default false
    public record Options(
            @Nullable Integer paddingIdx, @Nullable Double maxNorm, double normType, boolean scaleGradByFreq) {
        private static final Options DEFAULTS = new Options(null, null, 2, false);

        /// These options with a vector for padding.
        ///
        /// @param to its number, from the end if negative
        public Options paddingIdx(int to) {
            return new Options(to, maxNorm, normType, scaleGradByFreq);
        }

        /// These options with a greatest norm.
        public Options maxNorm(double to) {
            return new Options(paddingIdx, to, normType, scaleGradByFreq);
        }

        /// These options with another `p` of the norm.
        public Options normType(double to) {
            return new Options(paddingIdx, maxNorm, to, scaleGradByFreq);
        }

        /// These options with gradients divided by how often a vector is looked up, or not.
        public Options scaleGradByFreq(boolean to) {
            return new Options(paddingIdx, maxNorm, normType, to);
        }

        /// These options for a table of so many vectors.
        Options checked(String layer, int numEmbeddings) {
            if (maxNorm != null && !(maxNorm > 0))
                throw new IllegalArgumentException(layer + ": maxNorm must be greater than 0, got " + maxNorm + ".");
            if (!(normType > 0))
                throw new IllegalArgumentException(layer + ": normType must be greater than 0, got " + normType + ".");
            if (paddingIdx == null) return this;
            if (paddingIdx < -numEmbeddings || paddingIdx >= numEmbeddings)
                throw new IllegalArgumentException("%s: paddingIdx must be in [%d, %d), got %d."
                        .formatted(layer, -numEmbeddings, numEmbeddings, paddingIdx));
            return paddingIdx(Math.floorMod(paddingIdx, numEmbeddings));
        }

        /// Draws the vectors of a table.
        void fill(Tensor weight) {
            Init.normal(0, 1).fill(weight);
            Integer padding = paddingIdx;
            if (padding != null) Autograd.noGrad(() -> weight.select(0, padding).zeroInPlace());
        }

        /// Scales down what is about to be looked up.
        void limit(Tensor weight, Tensor index) {
            Double max = maxNorm;
            if (max != null) Autograd.noGrad(() -> weight.embeddingRenormInPlace(index, max, normType));
        }

        LayerConfig in(LayerConfig config) {
            return config.with("paddingIdx", paddingIdx)
                    .with("maxNorm", maxNorm)
                    .with("normType", normType)
                    .with("scaleGradByFreq", scaleGradByFreq);
        }

        static Options from(LayerConfig c) {
            Integer padding = c.has("paddingIdx") ? Integer.valueOf(c.integer("paddingIdx")) : null;
            Double max = c.has("maxNorm") ? Double.valueOf(c.number("maxNorm")) : null;
            double norm = c.has("normType") ? c.number("normType") : DEFAULTS.normType;
            return new Options(padding, max, norm, c.has("scaleGradByFreq") && c.flag("scaleGradByFreq"));
        }

        /// The calls that make these options from the defaults.
        String calls() {
            StringBuilder text = new StringBuilder();
            if (paddingIdx != null)
                text.append(".paddingIdx(").append(paddingIdx).append(")");
            if (maxNorm != null) text.append(".maxNorm(").append(maxNorm).append(")");
            if (normType != DEFAULTS.normType)
                text.append(".normType(").append(normType).append(")");
            if (scaleGradByFreq) text.append(".scaleGradByFreq(true)");
            return text.toString();
        }
    }

    /// PyTorch's defaults: no padding, no greatest norm, plain gradients.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param numEmbeddings the number of vectors; indices lie in `[0, numEmbeddings)`
    /// @param embeddingDim the size of each vector
    public Embedding(int numEmbeddings, int embeddingDim) {
        this(numEmbeddings, embeddingDim, defaults());
    }

    /// @param numEmbeddings the number of vectors; indices lie in `[0, numEmbeddings)`
    /// @param embeddingDim the size of each vector
    public Embedding(int numEmbeddings, int embeddingDim, Options options) {
        this.numEmbeddings = Check.positive("Embedding", "numEmbeddings", numEmbeddings);
        this.embeddingDim = Check.positive("Embedding", "embeddingDim", embeddingDim);
        this.options = options.checked("Embedding", numEmbeddings);
        weight = parameter("weight", Tensor.zeros(numEmbeddings, embeddingDim));
        reset();
    }

    /// A table in which one vector stands for padding: it starts as 0 and is not trained. PyTorch: `padding_idx`.
    ///
    /// @param paddingIdx the number of that vector, from the end if negative
    public static Embedding withPadding(int numEmbeddings, int embeddingDim, int paddingIdx) {
        return new Embedding(numEmbeddings, embeddingDim, defaults().paddingIdx(paddingIdx));
    }

    /// `[numEmbeddings, embeddingDim]`
    public Tensor weight() {
        return weight;
    }

    @Override
    protected void reset() {
        options.fill(weight);
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (x.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    label() + " expects I64 indices but got " + x.dtype() + " " + x.shape() + ".");
        options.limit(weight, x);
        return weight.embedding(x, options.paddingIdx(), options.scaleGradByFreq());
    }

    @Override
    public LayerConfig config() {
        return options.in(
                LayerConfig.of("Embedding").with("numEmbeddings", numEmbeddings).with("embeddingDim", embeddingDim));
    }

    static Embedding from(LayerConfig c) {
        return new Embedding(c.integer("numEmbeddings"), c.integer("embeddingDim"), Options.from(c));
    }

    @Override
    protected String call() {
        String sizes = numEmbeddings + ", " + embeddingDim;
        Integer padding = options.paddingIdx();
        if (padding != null && options.equals(defaults().paddingIdx(padding)))
            return "Embedding.withPadding(%s, %d)".formatted(sizes, padding);
        String calls = options.calls();
        return "new Embedding(%s%s)".formatted(sizes, calls.isEmpty() ? "" : ", Embedding.defaults()" + calls);
    }
}
