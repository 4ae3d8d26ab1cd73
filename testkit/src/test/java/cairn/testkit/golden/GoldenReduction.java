package cairn.testkit.golden;

import cairn.tensor.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the reduction operations are called in Cairn.
final class GoldenReduction {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenReduction() {}

    static {
        sums();
        truth();
        running();
    }

    private static void sums() {
        OPS.put("sum", c -> c.input().sum(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("mean", c -> c.input().mean(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("prod", c -> c.input().prod(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("sum_to_size", c -> c.input().sumTo(Shape.of(c.spread(0, "size"))));
        OPS.put("var", c -> c.input().var(correction(c), c.flag(2, "keepdim", false), c.ints(dim(c), "dim")));
        OPS.put("logsumexp", c -> c.input().logSumExp(c.flag(1, "keepdim", false), c.ints(0, "dim")));
    }

    /// PyTorch calls `var(unbiased)`, `var(dim, unbiased, keepdim)` or names its arguments.
    private static double correction(Call c) {
        if (c.has(-1, "correction")) return c.number(-1, "correction", 1);
        return c.flag(c.raw(0, "") instanceof Boolean ? 0 : 1, "unbiased", true) ? 1 : 0;
    }

    private static int dim(Call c) {
        return c.raw(0, "") instanceof Boolean ? -1 : 0;
    }

    private static void truth() {
        OPS.put("any", c -> c.input().any(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("all", c -> c.input().all(c.flag(1, "keepdim", false), c.ints(0, "dim")));
        OPS.put("count_nonzero", c -> c.input().countNonZero(c.ints(0, "dim")));
    }

    private static void running() {
        OPS.put("cumsum", c -> c.input().cumSum(c.integer(0, "dim")));
        OPS.put("cumprod", c -> c.input().cumProd(c.integer(0, "dim")));
        OPS.put("softmax", c -> c.input().softmax(c.integer(0, "dim")));
        OPS.put("log_softmax", c -> c.input().logSoftmax(c.integer(0, "dim")));
        OPS.put("nn.functional.softmin", c -> c.input().softmin(c.integer(0, "dim")));
    }
}
