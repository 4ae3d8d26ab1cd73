package cairn.testkit.golden;

import cairn.tensor.Extremes;
import cairn.tensor.Shape;
import cairn.tensor.StdMean;
import cairn.tensor.Tensor;
import cairn.tensor.VarMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the reduction operations are called in Cairn.
final class GoldenReduction {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenReduction() {}

    static {
        sums();
        spread();
        extremes();
        lengths();
        truth();
        running();
    }

    private static void sums() {
        OPS.put("sum", c -> c.input().sum(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("mean", c -> c.input().mean(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("prod", c -> c.input().prod(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("sum_to_size", c -> c.input().sumTo(Shape.of(c.spread(0, "size"))));
        OPS.put("nansum", c -> c.input().nanSum(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("nanmean", c -> c.input().nanMean(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("logsumexp", c -> c.input().logSumExp(c.flag(1, "keepdim", false), c.ints(0, "dim")));
    }

    private static void spread() {
        OPS.put("var", c -> c.input().var(correction(c), c.flag(2, "keepdim", false), c.ints(dim(c), "dim")));
        OPS.put("std", c -> c.input().std(correction(c), c.flag(2, "keepdim", false), c.ints(dim(c), "dim")));
        OPS.put("var_mean", c -> {
            VarMean y = c.input().varMean(correction(c), c.flag(2, "keepdim", false), c.ints(dim(c), "dim"));
            return List.of(y.var(), y.mean());
        });
        OPS.put("std_mean", c -> {
            StdMean y = c.input().stdMean(correction(c), c.flag(2, "keepdim", false), c.ints(dim(c), "dim"));
            return List.of(y.std(), y.mean());
        });
    }

    /// PyTorch calls `var(unbiased)`, `var(dim, unbiased, keepdim)` or names its arguments.
    private static double correction(Call c) {
        if (c.has(-1, "correction")) return c.number(-1, "correction", 1);
        return c.flag(c.raw(0, "") instanceof Boolean ? 0 : 1, "unbiased", true) ? 1 : 0;
    }

    private static int dim(Call c) {
        return c.raw(0, "") instanceof Boolean ? -1 : 0;
    }

    private static void extremes() {
        OPS.put("amax", c -> c.input().amax(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("amin", c -> c.input().amin(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("aminmax", c -> {
            Tensor x = c.flag(-1, "keepdim", false) ? c.input().atLeast1d() : c.input(); // as PyTorch treats a scalar
            Extremes y = x.aminmax(c.flag(-1, "keepdim", false), c.ints(-1, "dim"));
            return List.of(y.min(), y.max());
        });
    }

    private static void lengths() {
        OPS.put("norm", c -> c.input().norm(power(c, 0, "p"), c.flag(2, "keepdim", false), c.ints(1, "dim")));
        OPS.put(
                "linalg.vector_norm",
                c -> c.input().norm(power(c, 0, "ord"), c.flag(2, "keepdim", false), c.ints(1, "dim")));
        OPS.put(
                "nn.functional.normalize",
                c -> c.input().normalize(power(c, 0, "p"), c.integer(1, "dim", 1), c.number(2, "eps", 1e-12)));
        OPS.put("renorm", c -> c.input().renorm(power(c, 0, "p"), c.integer(1, "dim"), c.number(2, "maxnorm", 0)));
        OPS.put(
                "nn.functional.cosine_similarity",
                c -> c.input().cosineSimilarity(c.tensor(0, "x2"), c.integer(1, "dim", 1), c.number(2, "eps", 1e-8)));
        OPS.put(
                "nn.functional.pairwise_distance",
                c -> c.input()
                        .pairwiseDistance(
                                c.tensor(0, "x2"),
                                power(c, 1, "p"),
                                c.number(2, "eps", 1e-6),
                                c.flag(3, "keepdim", false)));
        OPS.put("dist", c -> c.input().dist(c.tensor(0, "other"), power(c, 1, "p")));
        OPS.put("nn.functional.pdist", c -> c.input().pdist(power(c, 0, "p")));
        OPS.put("cdist", c -> c.input().cdist(c.tensor(0, "x2"), power(c, 1, "p")));
    }

    private static double power(Call c, int i, String name) {
        Object p = c.raw(i, name);
        if ("nuc".equals(p)) throw new NotCovered("singular values");
        return p instanceof Number n ? n.doubleValue() : 2;
    }

    private static void truth() {
        OPS.put("any", c -> c.input().any(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("all", c -> c.input().all(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("count_nonzero", c -> c.input().countNonZero(c.ints(0, "dim")));
    }

    private static void running() {
        OPS.put("cumsum", c -> c.input().cumSum(c.integer(0, "dim")));
        OPS.put("cumprod", c -> c.input().cumProd(c.integer(0, "dim")));
        OPS.put("logcumsumexp", c -> {
            if (c.input().numel() > 0 && c.input().amax().item() > 1000)
                throw new NotCovered("PyTorch loses digits where Cairn does not");
            return c.input().logCumSumExp(c.integer(0, "dim"));
        });
        OPS.put("diff", GoldenReduction::diff);
        OPS.put(
                "trapezoid",
                c -> c.has(0, "x")
                        ? c.input().trapezoid(c.tensor(0, "x"), c.integer(-1, "dim", -1))
                        : c.input().trapezoid(c.number(-1, "dx", 1), c.integer(-1, "dim", -1)));
        OPS.put(
                "cumulative_trapezoid",
                c -> c.has(0, "x")
                        ? c.input().cumulativeTrapezoid(c.tensor(0, "x"), c.integer(-1, "dim", -1))
                        : c.input().cumulativeTrapezoid(c.number(-1, "dx", 1), c.integer(-1, "dim", -1)));
        OPS.put("softmax", c -> c.input().softmax(c.integer(0, "dim")));
        OPS.put("log_softmax", c -> c.input().logSoftmax(c.integer(0, "dim")));
        OPS.put("nn.functional.softmin", c -> c.input().softmin(c.integer(0, "dim")));
    }

    /// PyTorch's `prepend` and `append` are a concatenation.
    private static Tensor diff(Call c) {
        int dim = c.integer(1, "dim", -1);
        if (c.integer(0, "n", 1) == 0) return c.input().diff(0, dim);
        List<Tensor> parts = new ArrayList<>();
        if (c.has(2, "prepend")) parts.add(c.tensor(2, "prepend"));
        parts.add(c.input());
        if (c.has(3, "append")) parts.add(c.tensor(3, "append"));
        return (parts.size() == 1 ? c.input() : Tensor.cat(dim, parts)).diff(c.integer(0, "n", 1), dim);
    }
}
