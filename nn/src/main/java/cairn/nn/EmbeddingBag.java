package cairn.nn;

import cairn.tensor.Bags;
import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of vectors, looked up by number and put together bag by bag: averaged, summed, or their maxima; a bag without vectors gives 0.
/// Shape: `I64` `[B, L] → [B, embeddingDim]`; `[K]` with offsets `[B] → [B, embeddingDim]`.
///
/// `weight` `[numEmbeddings, embeddingDim]` starts standard normal.
public final class EmbeddingBag extends Layer {
    private final int numEmbeddings;
    private final int embeddingDim;
    private final Options options;
    private final Bags bags;
    private final Tensor weight;

    /// What a table of bags can be told.
    ///
    /// @param mode what becomes of the vectors of a bag; default their mean
    /// @param includeLastOffset whether the offsets end with where the last bag ends; default false
    /// @param table how the vectors are kept; those for padding count for nothing
    public record Options(Bags.Mode mode, boolean includeLastOffset, Embedding.Options table) {
        private static final Options DEFAULTS = new Options(Bags.Mode.MEAN, false, Embedding.defaults());

        /// These options with another mode.
        public Options mode(Bags.Mode to) {
            return new Options(to, includeLastOffset, table);
        }

        /// These options with or without the end of the last bag among the offsets.
        public Options includeLastOffset(boolean to) {
            return new Options(mode, to, table);
        }

        /// These options with vectors that are kept otherwise.
        public Options table(Embedding.Options to) {
            return new Options(mode, includeLastOffset, to);
        }

        private Bags bags() {
            return new Bags(mode, table.paddingIdx(), includeLastOffset, table.scaleGradByFreq());
        }

        /// The calls that make these options from the defaults.
        private String calls() {
            StringBuilder text = new StringBuilder();
            if (mode != DEFAULTS.mode)
                text.append(".mode(Bags.Mode.").append(mode).append(")");
            if (includeLastOffset) text.append(".includeLastOffset(true)");
            if (!table.calls().isEmpty())
                text.append(".table(Embedding.defaults()").append(table.calls()).append(")");
            return text.toString();
        }
    }

    /// PyTorch's defaults: means, no padding, no greatest norm, plain gradients.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// Means of bags.
    ///
    /// @param numEmbeddings the number of vectors; indices lie in `[0, numEmbeddings)`
    /// @param embeddingDim the size of each vector
    public EmbeddingBag(int numEmbeddings, int embeddingDim) {
        this(numEmbeddings, embeddingDim, defaults());
    }

    /// @param numEmbeddings the number of vectors; indices lie in `[0, numEmbeddings)`
    /// @param embeddingDim the size of each vector
    public EmbeddingBag(int numEmbeddings, int embeddingDim, Options options) {
        this.numEmbeddings = Check.positive("EmbeddingBag", "numEmbeddings", numEmbeddings);
        this.embeddingDim = Check.positive("EmbeddingBag", "embeddingDim", embeddingDim);
        this.options = options.table(options.table().checked("EmbeddingBag", numEmbeddings));
        bags = this.options.bags();
        weight = parameter("weight", Tensor.zeros(numEmbeddings, embeddingDim));
        reset();
    }

    /// `[numEmbeddings, embeddingDim]`
    public Tensor weight() {
        return weight;
    }

    @Override
    protected void reset() {
        options.table().fill(weight);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return bagged(x, null, null);
    }

    /// Bags of a vector of indices.
    ///
    /// @param offsets `I64`, where each bag begins, ascending from 0
    public Tensor forward(Tensor x, Tensor offsets) {
        return forward(x, offsets, null);
    }

    /// Sums of vectors that count differently.
    ///
    /// @param offsets `I64`, where each bag begins, ascending from 0; null for a matrix, whose rows are bags
    /// @param perSampleWeights what each vector is multiplied by, of the shape of `x`; null for 1. In mode SUM only
    public Tensor forward(Tensor x, @Nullable Tensor offsets, @Nullable Tensor perSampleWeights) {
        List<Tensor> inputs = new ArrayList<>(List.of(x));
        if (offsets != null) inputs.add(offsets);
        if (perSampleWeights != null) inputs.add(perSampleWeights);
        return through(
                inputs,
                in -> bagged(
                        in.getFirst(),
                        offsets == null ? null : in.get(1),
                        perSampleWeights == null ? null : in.getLast()));
    }

    private Tensor bagged(Tensor x, @Nullable Tensor offsets, @Nullable Tensor weights) {
        if (x.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    label() + " expects I64 indices but got " + x.dtype() + " " + x.shape() + ".");
        options.table().limit(weight, x);
        return Check.within(label(), () -> weight.embeddingBag(x, offsets, weights, bags));
    }

    @Override
    public LayerConfig config() {
        LayerConfig sizes = LayerConfig.of("EmbeddingBag")
                .with("numEmbeddings", numEmbeddings)
                .with("embeddingDim", embeddingDim)
                .with("mode", options.mode().name())
                .with("includeLastOffset", options.includeLastOffset());
        return options.table().in(sizes);
    }

    static EmbeddingBag from(LayerConfig c) {
        return new EmbeddingBag(
                c.integer("numEmbeddings"),
                c.integer("embeddingDim"),
                new Options(
                        c.constant("mode", Bags.Mode.class), c.flag("includeLastOffset"), Embedding.Options.from(c)));
    }

    @Override
    protected String call() {
        String calls = options.calls();
        return "new EmbeddingBag(%d, %d%s)"
                .formatted(numEmbeddings, embeddingDim, calls.isEmpty() ? "" : ", EmbeddingBag.defaults()" + calls);
    }
}
