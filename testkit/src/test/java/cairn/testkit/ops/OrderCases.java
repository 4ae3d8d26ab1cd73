package cairn.testkit.ops;

import cairn.tensor.QuantileInterpolation;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.OrderOps].
final class OrderCases {
    static final List<OpCase> ROWS = Stream.of(extremes(), sorted(), ranked(), distinct())
            .flatMap(List::stream)
            .toList();

    private OrderCases() {}

    private static OpCase cube(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {2, 3, 4}).on(Sampler.distinct());
    }

    private static List<OpCase> extremes() {
        return List.of(
                cube("max", Tensor::max),
                cube("max along a dim", x -> x.max(1).values())
                        .refuses(
                                "max: needs at least one element along dim 1",
                                () -> Tensor.ones(2, 0).max(1)),
                cube("min", Tensor::min),
                cube("min along a dim", x -> x.min(true, -1).values()),
                cube("argmax", x -> x.argmax(1)).notDifferentiable(),
                cube("argmin", x -> x.argmin(1)).notDifferentiable(),
                cube("cumMax", x -> x.cumMax(1).values()),
                cube("cumMin", x -> x.cumMin(1).values()));
    }

    private static List<OpCase> sorted() {
        return List.of(
                cube("sort", x -> x.sort(1).values())
                        .refuses(
                                "sort: dim 2 is out of range",
                                () -> Tensor.ones(2, 3).sort(2)),
                cube("sort downwards", x -> x.sort(0, true).values()),
                cube("argsort", x -> x.argsort(1)).notDifferentiable(),
                cube("msort", Tensor::msort),
                cube("topK", x -> x.topK(2, 1).values())
                        .refuses(
                                "topK: k must be between 0 and the size 3 of dim -1, got 4",
                                () -> Tensor.ones(2, 3).topK(4)));
    }

    private static List<OpCase> ranked() {
        var linear = QuantileInterpolation.LINEAR;
        return List.of(
                cube("kthValue", x -> x.kthValue(2, 1).values())
                        .refuses(
                                "kthValue: k must be between 1 and the size 3",
                                () -> Tensor.ones(2, 3).kthValue(0, 1)),
                cube("median", Tensor::median),
                cube("median along a dim", x -> x.median(1).values()),
                cube("nanMedian", Tensor::nanMedian),
                cube("nanMedian along a dim", x -> x.nanMedian(true, 1).values()),
                cube("mode", x -> x.mode(1).values()),
                cube("quantile", x -> x.quantile(0.3, 1))
                        .refuses(
                                "quantile: q must be in [0, 1], got 1.5",
                                () -> Tensor.ones(2).quantile(1.5)),
                cube("quantiles", x -> x.quantile(Tensor.of(new float[] {0, 0.4f, 0.9f}), linear, false, 2)),
                cube("nanQuantile", x -> x.nanQuantile(Tensor.scalar(0.6f), linear, true, 1)));
    }

    private static List<OpCase> distinct() {
        return List.of(
                cube("unique", x -> x.unique().values()).notDifferentiable(),
                cube("uniqueConsecutive", x -> x.uniqueConsecutive().inverse()).notDifferentiable(),
                cube("searchSorted", x -> Tensor.of(new float[] {-1, 0, 1}).searchSorted(x, false))
                        .notDifferentiable()
                        .refuses(
                                "searchSorted: the sequence must be [N]",
                                () -> Tensor.ones(2, 3).searchSorted(Tensor.ones(3, 3), false)),
                cube("bucketize", x -> x.bucketize(Tensor.of(new float[] {-1, 0, 1}), true))
                        .notDifferentiable(),
                cube("histc", x -> x.histc(5, -1, 1))
                        .notDifferentiable()
                        .refuses(
                                "histc: bins must be positive, got 0",
                                () -> Tensor.ones(2).histc(0, 0, 1)));
    }
}
