package cairn.testkit.ops;

import cairn.tensor.DType;
import cairn.tensor.Index;
import cairn.tensor.Rng;
import cairn.tensor.ScatterMode;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.IndexingOps].
final class IndexingCases {
    private static final Tensor ROWS_1_3_1 = Tensor.of(new long[] {1, 3, 1});
    private static final Tensor COLUMNS = Tensor.of(new long[][] {{0, 2}, {1, 1}, {2, 0}, {0, 0}});
    private static final Tensor CHECKERS = Tensor.of(
            new boolean[][] {{true, false, true}, {false, true, false}, {true, false, true}, {false, true, false}});

    static final List<OpCase> ROWS = Stream.of(places(), vectors(), elements(), reductions(), masks(), integers())
            .flatMap(List::stream)
            .toList();

    private IndexingCases() {}

    private static OpCase matrix(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {4, 3});
    }

    private static OpCase matrixAnd(String name, int[] other, java.util.function.BinaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.get(0), x.get(1)), new int[] {4, 3}, other);
    }

    private static List<OpCase> places() {
        return List.of(
                matrix("get", x -> x.get(Index.slice(1, -1), Index.newAxis(), Index.at(0)))
                        .refuses(
                                "get: index 4 is out of range for dim 0 of size 4, expected an index in [-4, 3]",
                                () -> Tensor.ones(4, 3).get(4))
                        .refuses(
                                "get: too many indices for shape [4, 3]",
                                () -> Tensor.ones(4, 3).get(0, 0, 0)),
                matrix("get by vectors", x -> x.get(ROWS_AND_COLUMNS))
                        .refuses(
                                "get: index[1] = 4 is out of range for dim 0 of size 4, expected an index in [-4, 3]",
                                () -> Tensor.ones(4, 3).get(Index.of(0, 4))),
                matrix("get by a mask", x -> x.get(Index.of(CHECKERS)))
                        .refuses(
                                "a mask must have the sizes [2]",
                                () -> Tensor.ones(2).get(Index.of(Tensor.of(new boolean[] {true})))),
                matrixAnd("indexPut", new int[] {3}, (x, v) -> x.indexPut(v, Index.of(2, 0)))
                        .refuses(
                                "the values must broadcast to the shape [3]",
                                () -> Tensor.ones(4, 3).indexPut(Tensor.ones(2), Index.at(0))),
                matrixAnd("indexPut by places", new int[] {3}, (x, v) -> x.indexPut(v, Index.at(-1))),
                matrixAnd("indexPutAdd", new int[] {3}, (x, v) -> x.indexPutAdd(v, Index.of(ROWS_1_3_1))),
                matrix("select", x -> x.select(1, -1))
                        .refuses(
                                "select: index 3 is out of range for dim 1 of size 3",
                                () -> Tensor.ones(4, 3).select(1, 3)),
                matrix("narrow", x -> x.narrow(0, 1, 2))
                        .refuses(
                                "start and length must stay within dim 0 of size 4",
                                () -> Tensor.ones(4, 3).narrow(0, 3, 2)),
                matrix("slice", x -> x.slice(0, -3, 10, 2))
                        .refuses(
                                "slice: the step must be at least 1",
                                () -> Tensor.ones(4).slice(0, 3, 0, -1)),
                matrix("unbind", x -> x.unbind(1).get(2).mul(x.unbind(1).get(0))),
                matrixAnd("selectScatter", new int[] {3}, (x, v) -> x.selectScatter(v, 0, 2))
                        .refuses(
                                "the source must have the shape [3]",
                                () -> Tensor.ones(4, 3).selectScatter(Tensor.ones(4), 0, 0)),
                matrixAnd("sliceScatter", new int[] {2, 3}, (x, v) -> x.sliceScatter(v, 0, 0, 4, 2)),
                matrixAnd("diagonalScatter", new int[] {2}, (x, v) -> x.diagonalScatter(v, 1, 0, 1)));
    }

    private static final Index[] ROWS_AND_COLUMNS = {Index.of(0, 3, -1), Index.of(1, 2, 1)};

    private static List<OpCase> vectors() {
        return List.of(
                matrix("indexSelect", x -> x.indexSelect(0, ROWS_1_3_1))
                        .refuses(
                                "indexSelect: index[0] = 3 is out of range for dim 1 of size 3, expected an index in [0, 2]",
                                () -> Tensor.ones(4, 3).indexSelect(1, Tensor.of(new long[] {3})))
                        .refuses(
                                "the index must be I64, got F32",
                                () -> Tensor.ones(2).indexSelect(0, Tensor.ones(1)))
                        .refuses(
                                "the index must be a vector",
                                () -> Tensor.ones(2).indexSelect(0, COLUMNS)),
                matrixAnd("indexAdd", new int[] {3, 3}, (x, v) -> x.indexAdd(0, ROWS_1_3_1, v, -2))
                        .refuses(
                                "the source must have the shape [3, 3] of the places",
                                () -> Tensor.ones(4, 3).indexAdd(0, ROWS_1_3_1, Tensor.ones(3))),
                matrixAnd("indexCopy", new int[] {2, 3}, (x, v) -> x.indexCopy(0, Tensor.of(new long[] {3, 1}), v)),
                matrixAnd("indexFill", new int[] {}, (x, v) -> x.indexFill(0, ROWS_1_3_1, v)));
    }

    private static List<OpCase> elements() {
        return List.of(
                matrix("gather", x -> x.gather(1, COLUMNS))
                        .refuses(
                                "gather: index[2, 1] = 3 is out of range for dim 1 of size 3",
                                () -> Tensor.ones(4, 3).gather(1, Tensor.of(new long[][] {{0, 0}, {0, 0}, {0, 3}})))
                        .refuses(
                                "the index must have as many dims as x",
                                () -> Tensor.ones(4, 3).gather(1, ROWS_1_3_1))
                        .refuses(
                                "the index must not be larger than x [1, 3] except along dim 1",
                                () -> Tensor.ones(1, 3).gather(1, COLUMNS)),
                matrix("takeAlongDim", x -> x.takeAlongDim(Tensor.of(new long[][] {{2, 0}}), 1)),
                matrixAnd(
                                "scatter",
                                new int[] {4, 2},
                                (x, v) -> x.scatter(1, Tensor.of(new long[][] {{0, 2}, {1, 0}}), v))
                        .refuses(
                                "the source must be at least as large as the index",
                                () -> Tensor.ones(4, 3).scatter(1, COLUMNS, Tensor.ones(4, 1)))
                        .refuses(
                                "x and source must have the same type",
                                () -> Tensor.ones(4, 3).scatter(1, COLUMNS, Tensor.zeros(DType.I64, 4, 2))),
                matrix("scatter of a number", x -> x.scatter(1, COLUMNS, 3)),
                matrixAnd("scatterAdd", new int[] {4, 3}, (x, v) -> x.scatterAdd(1, COLUMNS, v)),
                matrix("take", x -> x.take(Tensor.of(new long[][] {{0, -1}, {5, 5}})))
                        .refuses(
                                "take: index[1] = 12 is out of range for dim 0 of size 12, expected an index in [-12, 11]",
                                () -> Tensor.ones(4, 3).take(Tensor.of(new long[] {0, 12}))),
                matrixAnd("put", new int[] {3}, (x, v) -> x.put(Tensor.of(new long[] {0, -1, 5}), v, false))
                        .refuses(
                                "as many elements as the index",
                                () -> Tensor.ones(4).put(ROWS_1_3_1, Tensor.ones(2), false)),
                matrixAnd("put of sums", new int[] {3}, (x, v) -> x.put(ROWS_1_3_1, v, true)));
    }

    private static List<OpCase> reductions() {
        return Stream.of(ScatterMode.values())
                .flatMap(mode -> Stream.of(true, false)
                        .map(self -> matrixAnd(
                                        mode == ScatterMode.SUM && self
                                                ? "scatterReduce"
                                                : "scatterReduce " + mode + " " + self,
                                        new int[] {4, 2},
                                        (x, v) -> x.scatterReduce(1, COLUMNS, v, mode, self))
                                .on(mode == ScatterMode.PROD ? Sampler.positive() : Sampler.distinct())))
                .toList();
    }

    private static List<OpCase> masks() {
        return List.of(
                matrixAnd("maskedFill", new int[] {}, (x, v) -> x.maskedFill(CHECKERS, v))
                        .refuses(
                                "maskedFill: the mask must be BOOL, got F32",
                                () -> Tensor.ones(2).maskedFill(Tensor.ones(2), 1)),
                matrix("maskedSelect", x -> x.maskedSelect(CHECKERS))
                        .refuses(
                                "maskedSelect: shapes [2] and [4, 3] cannot be broadcast",
                                () -> Tensor.ones(2).maskedSelect(CHECKERS)),
                matrixAnd("maskedScatter", new int[] {7}, (x, v) -> x.maskedScatter(CHECKERS, v))
                        .refuses(
                                "an element for each of the 6 places of the mask",
                                () -> Tensor.ones(4, 3).maskedScatter(CHECKERS, Tensor.ones(5))),
                matrix("set", x -> x.copy().set(7, 1, 2)).notDifferentiable());
    }

    private static List<OpCase> integers() {
        return List.of(
                matrix("nonzero", Tensor::nonzero).notDifferentiable(),
                matrix("where", x -> x.where().getLast()).notDifferentiable(),
                OpCase.of("oneHot", x -> x.getFirst().oneHot(5), new int[] {4, 3})
                        .on(Sampler.index(5))
                        .notDifferentiable()
                        .refuses(
                                "oneHot: index[1] = 2 is out of range for dim 1 of size 2",
                                () -> Tensor.of(new long[] {0, 2}).oneHot(2)),
                matrix("multinomial", x -> x.multinomial(Rng.of(1), 2, false))
                        .on(Sampler.positive())
                        .notDifferentiable()
                        .refuses(
                                "cannot draw 3 of 2 places",
                                () -> Tensor.ones(2).multinomial(3, false))
                        .refuses(
                                "weight 1 is -1.0",
                                () -> Tensor.of(new float[] {1, -1}).multinomial(1, true)));
    }
}
