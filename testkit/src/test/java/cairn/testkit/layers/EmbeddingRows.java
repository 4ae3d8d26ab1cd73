package cairn.testkit.layers;

import cairn.nn.Bilinear;
import cairn.nn.CosineSimilarity;
import cairn.nn.Embedding;
import cairn.nn.EmbeddingBag;
import cairn.nn.PairwiseDistance;
import cairn.tensor.Bags;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.LayerCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of the layers that turn numbers into vectors, and of those that compare vectors.
final class EmbeddingRows {
    private static final Tensor OTHER = Tensor.randn(Rng.of(9), 3, 4);
    private static final Tensor OFFSETS = Tensor.of(new long[] {0, 2, 2});
    private static final Tensor WEIGHTS = Tensor.randn(Rng.of(8), 5);

    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new Embedding(7, 3), 2, 4)
                    .gives(2, 4, 3)
                    .parameters(21)
                    .on(Sampler.index(7))
                    .prints("new Embedding(7, 3)"),
            LayerCase.of(() -> Embedding.withPadding(7, 3, -1), 5)
                    .gives(5, 3)
                    .parameters(21)
                    .on(Sampler.index(6))
                    .prints("Embedding.withPadding(7, 3, 6)"),
            LayerCase.of(
                            () -> new Embedding(
                                    7,
                                    3,
                                    Embedding.defaults()
                                            .paddingIdx(6)
                                            .maxNorm(1)
                                            .normType(1)
                                            .scaleGradByFreq(true)),
                            5)
                    .gives(5, 3)
                    .parameters(21)
                    .on(Sampler.index(6))
                    .notDifferentiable() // it changes what a difference is made of, and divides gradients
                    .prints(
                            "new Embedding(7, 3, Embedding.defaults().paddingIdx(6).maxNorm(1.0).normType(1.0).scaleGradByFreq(true))"),
            LayerCase.of(() -> new EmbeddingBag(7, 3), 2, 4)
                    .gives(2, 3)
                    .parameters(21)
                    .on(Sampler.index(7))
                    .prints("new EmbeddingBag(7, 3)"),
            LayerCase.of(
                            () -> new EmbeddingBag(
                                    7,
                                    3,
                                    EmbeddingBag.defaults()
                                            .mode(Bags.Mode.MAX)
                                            .table(Embedding.defaults().paddingIdx(2))),
                            2,
                            4)
                    .gives(2, 3)
                    .parameters(21)
                    .on(Sampler.index(7))
                    .notDifferentiable() // padding has no gradient; see the rows of the operation
                    .prints(
                            "new EmbeddingBag(7, 3, EmbeddingBag.defaults().mode(Bags.Mode.MAX).table(Embedding.defaults().paddingIdx(2)))"),
            LayerCase.of(() -> new EmbeddingBag(7, 3, EmbeddingBag.defaults().mode(Bags.Mode.SUM)), 5)
                    .gives(3, 3)
                    .parameters(21)
                    .on(Sampler.index(7))
                    .called((layer, x) -> ((EmbeddingBag) layer).forward(x, OFFSETS, WEIGHTS))
                    .prints("new EmbeddingBag(7, 3, EmbeddingBag.defaults().mode(Bags.Mode.SUM))"),
            LayerCase.of(() -> new Bilinear(5, 4, 2), 3, 5)
                    .gives(3, 2)
                    .parameters(42)
                    .called((layer, x) -> ((Bilinear) layer).forward(x, OTHER))
                    .prints("new Bilinear(5, 4, 2)"),
            LayerCase.of(() -> Bilinear.withoutBias(5, 4, 2), 3, 5)
                    .gives(3, 2)
                    .parameters(40)
                    .called((layer, x) -> ((Bilinear) layer).forward(x, OTHER))
                    .prints("Bilinear.withoutBias(5, 4, 2)"),
            LayerCase.of(() -> new CosineSimilarity(), 3, 4)
                    .gives(3)
                    .called((layer, x) -> ((CosineSimilarity) layer).forward(x, OTHER))
                    .prints("new CosineSimilarity()"),
            LayerCase.of(() -> new CosineSimilarity(0, 0.1), 3, 4)
                    .gives(4)
                    .called((layer, x) -> ((CosineSimilarity) layer).forward(x, OTHER))
                    .prints("new CosineSimilarity(0, 0.1)"),
            LayerCase.of(() -> new PairwiseDistance(), 3, 4)
                    .gives(3)
                    .called((layer, x) -> ((PairwiseDistance) layer).forward(x, OTHER))
                    .prints("new PairwiseDistance()"),
            LayerCase.of(() -> new PairwiseDistance(3, 1e-3, true), 3, 4)
                    .gives(3, 1)
                    .called((layer, x) -> ((PairwiseDistance) layer).forward(x, OTHER))
                    .prints("new PairwiseDistance(3.0, 0.001, true)"));

    private EmbeddingRows() {}
}
