package cairn.testkit.golden;

import cairn.nn.Bilinear;
import cairn.nn.CosineSimilarity;
import cairn.nn.Embedding;
import cairn.nn.EmbeddingBag;
import cairn.nn.Layer;
import cairn.nn.PairwiseDistance;
import cairn.tensor.Bags;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How PyTorch's modules that look up vectors, or compare them, are made and called in Cairn.
final class GoldenVectorLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();
    static final Map<String, BiFunction<Layer, Call, Object>> CALLS = new HashMap<>();

    private GoldenVectorLayers() {}

    static {
        LAYERS.put(
                "Embedding",
                c -> new Embedding(c.integer(0, "num_embeddings"), c.integer(1, "embedding_dim"), table(c, 2, 3, 5)));
        LAYERS.put("EmbeddingBag", GoldenVectorLayers::embeddingBag);
        LAYERS.put("Bilinear", GoldenVectorLayers::bilinear);
        LAYERS.put("CosineSimilarity", c -> new CosineSimilarity(c.integer(0, "dim", 1), c.number(1, "eps", 1e-8)));
        LAYERS.put(
                "PairwiseDistance",
                c -> new PairwiseDistance(c.number(0, "p", 2), c.number(1, "eps", 1e-6), c.flag(2, "keepdim", false)));
        CALLS.put(
                "EmbeddingBag",
                (layer, c) -> ((EmbeddingBag) layer)
                        .forward(c.tensor(0, "input"), c.tensor(1, "offsets"), c.tensor(2, "per_sample_weights")));
        CALLS.put("Bilinear", (layer, c) -> ((Bilinear) layer).forward(c.tensor(0, "input1"), c.tensor(1, "input2")));
        CALLS.put(
                "CosineSimilarity",
                (layer, c) -> ((CosineSimilarity) layer).forward(c.tensor(0, "x1"), c.tensor(1, "x2")));
        CALLS.put(
                "PairwiseDistance",
                (layer, c) -> ((PairwiseDistance) layer).forward(c.tensor(0, "x1"), c.tensor(1, "x2")));
    }

    /// The positions of arguments are given.
    private static Embedding.Options table(Call c, int padding, int norm, int frequency) {
        Embedding.Options options =
                Embedding.defaults().scaleGradByFreq(c.flag(frequency, "scale_grad_by_freq", false));
        if (c.has(padding, "padding_idx")) options = options.paddingIdx(c.integer(padding, "padding_idx"));
        if (c.has(norm, "max_norm")) options = options.maxNorm(c.number(norm, "max_norm", 0));
        return options.normType(c.number(norm + 1, "norm_type", 2));
    }

    private static Layer embeddingBag(Call c) {
        EmbeddingBag.Options options = EmbeddingBag.defaults()
                .mode(Bags.Mode.valueOf(c.text(5, "mode", "mean").toUpperCase(Locale.ROOT)))
                .includeLastOffset(c.flag(8, "include_last_offset", false))
                .table(table(c, 9, 2, 4));
        return new EmbeddingBag(c.integer(0, "num_embeddings"), c.integer(1, "embedding_dim"), options);
    }

    private static Layer bilinear(Call c) {
        int in1 = c.integer(0, "in1_features");
        int in2 = c.integer(1, "in2_features");
        int out = c.integer(2, "out_features");
        return c.flag(3, "bias", true) ? new Bilinear(in1, in2, out) : Bilinear.withoutBias(in1, in2, out);
    }
}
