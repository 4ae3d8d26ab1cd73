package cairn.testkit.ops;

import cairn.tensor.Autograd;
import cairn.tensor.Bags;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of the operations that look up rows of a table.
final class EmbeddingCases {
    private static final Tensor INDEX = Tensor.of(new long[][] {{1, 0, 3}, {1, 1, 2}});
    private static final Tensor FLAT = Tensor.of(new long[] {1, 0, 3, 1, 1});
    private static final Tensor OFFSETS = Tensor.of(new long[] {0, 3, 3}); // the second bag is empty
    private static final int[] TABLE = {4, 3};
    private static final Bags SUM = Bags.defaults();

    static final List<OpCase> ROWS = List.of(
            OpCase.of("embedding", x -> x.get(0).embedding(INDEX), TABLE)
                    .refuses(
                            "embedding: index[0] = -1 is out of range for dim 0 of size 4, expected an index in [0, 3]",
                            () -> Tensor.ones(4, 3).embedding(Tensor.of(new long[] {-1})))
                    .refuses(
                            "embedding: padding index 4 is out of range for dim 0 of size 4",
                            () -> Tensor.ones(4, 3).embedding(INDEX, 4))
                    .refuses(
                            "embedding: the table must be a matrix",
                            () -> Tensor.ones(3).embedding(INDEX)),
            bag(SUM),
            bag(SUM.mode(Bags.Mode.MEAN).padding(1)),
            bag(SUM.padding(-3)),
            bag(SUM.mode(Bags.Mode.MAX)),
            bag(SUM.mode(Bags.Mode.MAX).padding(1)),
            OpCase.of("embeddingBag", x -> x.get(0).embeddingBag(FLAT, OFFSETS, x.get(1), SUM), TABLE, new int[] {5})
                    .refuses(
                            "weights of rows are for sums, not for MEAN",
                            () -> lookUp(FLAT, OFFSETS, Tensor.ones(5), SUM.mode(Bags.Mode.MEAN)))
                    .refuses(
                            "weights and the index must have the same shape, but weights is [4] and the index is [5]",
                            () -> lookUp(FLAT, OFFSETS, Tensor.ones(4), SUM)),
            OpCase.of("embeddingBag", x -> x.get(0).embeddingBag(FLAT, OFFSETS, null, SUM.mode(Bags.Mode.MEAN)), TABLE)
                    .refuses(
                            "without offsets the index must be a matrix [bags, rows of each], got [5]",
                            () -> lookUp(FLAT, null, null, SUM))
                    .refuses(
                            "with offsets the index must be a vector, got [2, 3]",
                            () -> lookUp(INDEX, OFFSETS, null, SUM))
                    .refuses(
                            "offsets: the first must be 0, but offsets[0] = 1",
                            () -> lookUp(FLAT, Tensor.of(new long[] {1, 2}), null, SUM))
                    .refuses(
                            "offsets: they must not descend, but offsets[2] = 1",
                            () -> lookUp(FLAT, Tensor.of(new long[] {0, 2, 1}), null, SUM))
                    .refuses(
                            "offsets: they must not exceed the 5 indices, but offsets[1] = 6",
                            () -> lookUp(FLAT, Tensor.of(new long[] {0, 6}), null, SUM))
                    .refuses(
                            "offsets: the last must be the number of indices, 5, but offsets[2] = 3",
                            () -> lookUp(FLAT, OFFSETS, null, SUM.includesLastOffset(true)))
                    .refuses(
                            "gradients of maxima cannot be divided",
                            () -> SUM.scaleGradByFreq(true).mode(Bags.Mode.MAX)),
            OpCase.of("embeddingBag", x -> x.get(0).embeddingBag(FLAT, OFFSETS, null, SUM.mode(Bags.Mode.MAX)), TABLE)
                    .on(Sampler.distinct()),
            OpCase.of(
                    "embeddingBag",
                    x -> x.get(0)
                            .embeddingBag(FLAT, Tensor.of(new long[] {0, 3, 5}), null, SUM.includesLastOffset(true)),
                    TABLE),
            OpCase.of(
                            "embeddingRenormInPlace",
                            x -> Autograd.noGrad(() -> x.get(0).copy().embeddingRenormInPlace(INDEX, 1, 2)),
                            TABLE)
                    .notDifferentiable()
                    .refuses(
                            "embeddingRenormInPlace: index[0] = 4 is out of range",
                            () -> Tensor.ones(4, 3).embeddingRenormInPlace(Tensor.of(new long[] {4}), 1, 2)));

    private EmbeddingCases() {}

    private static OpCase bag(Bags how) {
        return OpCase.of("embeddingBag", x -> x.get(0).embeddingBag(INDEX, null, null, how), TABLE)
                .on(Sampler.distinct());
    }

    private static Tensor lookUp(Tensor index, Tensor offsets, Tensor weights, Bags how) {
        return Tensor.ones(4, 3).embeddingBag(index, offsets, weights, how);
    }
}
