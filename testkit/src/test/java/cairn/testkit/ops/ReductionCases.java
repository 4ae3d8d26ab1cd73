package cairn.testkit.ops;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.ReductionOps].
final class ReductionCases {
    static final List<OpCase> ROWS = Stream.of(sums(), extremes(), lengths(), truth(), running())
            .flatMap(List::stream)
            .toList();

    private ReductionCases() {}

    private static OpCase cube(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> op.apply(x.getFirst()), new int[] {2, 3, 4});
    }

    private static OpCase pair(String name, BinaryOperator<Tensor> op, int[] a, int[] b) {
        return OpCase.of(name, x -> op.apply(x.get(0), x.get(1)), a, b);
    }

    private static List<OpCase> sums() {
        return List.of(
                cube("sum", x -> x.sum(0, -1))
                        .refuses(
                                "sum: dim 3 is out of range for shape [2, 3]",
                                () -> Tensor.ones(2, 3).sum(3))
                        .refuses(
                                "sum: each dim may be named once, dim 1 appears twice",
                                () -> Tensor.ones(2, 3).sum(1, -1)),
                cube("sum of all", Tensor::sum),
                cube("sum of the middle", x -> x.sum(true, 1)),
                cube("sumTo", x -> x.sumTo(Shape.of(3, 1)))
                        .refuses(
                                "sumTo: the shape must broadcast",
                                () -> Tensor.ones(2, 3).sumTo(Shape.of(2))),
                cube("mean", x -> x.mean(1)),
                cube("mean of all", Tensor::mean),
                cube("var", x -> x.var(0, 2)),
                cube("var of a population", x -> x.var(0, true, 1)),
                cube("varMean", x -> x.varMean(1).var().mul(x.varMean(1).mean())),
                cube("std", x -> x.std(-1)),
                cube("stdMean", x -> x.stdMean(-1).std().mul(x.stdMean(-1).mean())),
                cube("nanSum", x -> x.nanSum(1)),
                cube("nanMean", x -> x.nanMean(1)),
                cube("prod", x -> x.prod(2)),
                cube("prod of two dims", x -> x.prod(true, 0, 2)),
                cube("logSumExp", x -> x.logSumExp(0, 1)));
    }

    private static List<OpCase> extremes() {
        return List.of(
                cube("amax", x -> x.amax(1))
                        .on(Sampler.distinct())
                        .refuses(
                                "amax: needs at least one element",
                                () -> Tensor.ones(2, 0).amax(1)),
                cube("amin", x -> x.amin(0, 2)).on(Sampler.distinct()),
                cube("aminmax", x -> x.aminmax(2).max().sub(x.aminmax(2).min())).on(Sampler.distinct()));
    }

    private static List<OpCase> lengths() {
        int[] a = {2, 3, 4};
        int[] b = {2, 1, 4};
        return List.of(
                cube("norm", x -> x.norm(2, 1, 2))
                        .refuses(
                                "norm: p must be a number", () -> Tensor.ones(2).norm(Double.NaN)),
                cube("norm of all", Tensor::norm),
                cube("norm, p = 3", x -> x.norm(3, 1)).on(Sampler.awayFromKinks()),
                cube("norm, p = 1", x -> x.norm(1, 1)).on(Sampler.awayFromKinks()),
                cube("norm, p = 0.5", x -> x.norm(0.5, true, 1)).on(Sampler.positive()),
                cube("norm, p = -1", x -> x.norm(-1, true, 1)).on(Sampler.positive()),
                cube("norm, p = ∞", x -> x.norm(Double.POSITIVE_INFINITY, 1)).on(Sampler.distinct()),
                cube("normalize", x -> x.normalize(1)),
                cube("renorm", x -> x.renorm(2, 1, 2)),
                pair("cosineSimilarity", (x, y) -> x.cosineSimilarity(y, -1), a, b),
                pair("pairwiseDistance", Tensor::pairwiseDistance, a, b),
                pair("dist", (x, y) -> x.dist(y, 2), a, b),
                pair("cdist", (x, y) -> x.cdist(y, 2), a, new int[] {5, 4})
                        .on(Sampler.uniform(-1, 0), Sampler.positive())
                        .refuses(
                                "cdist: operands must be",
                                () -> Tensor.ones(2, 3).cdist(Tensor.ones(2, 4), 2)),
                OpCase.of("pdist", x -> x.getFirst().pdist(2), new int[] {4, 3}).on(Sampler.distinct()),
                pair("cdist, p = 1", (x, y) -> x.cdist(y, 1), a, new int[] {5, 4})
                        .on(Sampler.uniform(-1, 0), Sampler.positive()));
    }

    private static List<OpCase> truth() {
        return List.of(
                cube("any", x -> x.any(1)).on(Sampler.mask()).notDifferentiable(),
                cube("all", x -> x.all(1)).on(Sampler.mask()).notDifferentiable(),
                cube("countNonZero", x -> x.countNonZero(1)).on(Sampler.mask()).notDifferentiable());
    }

    private static List<OpCase> running() {
        return List.of(
                cube("cumSum", x -> x.cumSum(1)),
                cube("cumProd", x -> x.cumProd(1)),
                cube("cumProd of the last dim", x -> x.cumProd(-1)),
                cube("logCumSumExp", x -> x.logCumSumExp(1)),
                cube("diff", x -> x.diff(2, 2))
                        .refuses(
                                "diff: n must not be negative",
                                () -> Tensor.ones(2).diff(-1, 0)),
                cube("trapezoid", x -> x.trapezoid(0.5, 1)),
                pair("trapezoid over points", (y, x) -> y.trapezoid(x, 1), new int[] {2, 3, 4}, new int[] {3}),
                pair("cumulativeTrapezoid", (y, x) -> y.cumulativeTrapezoid(x, 1), new int[] {2, 3, 4}, new int[] {3}),
                cube("softmax", x -> x.softmax(-1))
                        .refuses(
                                "softmax: dim 3 is out of range",
                                () -> Tensor.ones(2, 3).softmax(3)),
                cube("softmax of an inner dim", x -> x.softmax(1)),
                cube("logSoftmax", x -> x.logSoftmax(-1)),
                cube("logSoftmax of an inner dim", x -> x.logSoftmax(0)),
                cube("softmin", x -> x.softmin(1)));
    }
}
