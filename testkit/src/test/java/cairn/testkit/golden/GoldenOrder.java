package cairn.testkit.golden;

import cairn.tensor.QuantileInterpolation;
import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the operations that compare elements are called in Cairn.
final class GoldenOrder {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenOrder() {}

    static {
        extremes();
        sorted();
        ranked();
        distinct();
    }

    private static List<Tensor> list(Selection s) {
        return List.of(s.values(), s.indices());
    }

    private static void extremes() {
        OPS.put("max:reduction_no_dim", c -> c.input().max());
        OPS.put("min:reduction_no_dim", c -> c.input().min());
        OPS.put("max:reduction_with_dim", c -> list(c.input().max(c.flag(1, "keepdim", false), c.integer(0, "dim"))));
        OPS.put("min:reduction_with_dim", c -> list(c.input().min(c.flag(1, "keepdim", false), c.integer(0, "dim"))));
        OPS.put(
                "argmax",
                c -> c.has(0, "dim")
                        ? c.input().argmax(c.flag(1, "keepdim", false), c.integer(0, "dim"))
                        : c.input().argmax());
        OPS.put(
                "argmin",
                c -> c.has(0, "dim")
                        ? c.input().argmin(c.flag(1, "keepdim", false), c.integer(0, "dim"))
                        : c.input().argmin());
        OPS.put("cummax", c -> list(c.input().cumMax(c.integer(0, "dim"))));
        OPS.put("cummin", c -> list(c.input().cumMin(c.integer(0, "dim"))));
    }

    private static void sorted() {
        OPS.put("sort", c -> list(c.input().sort(c.integer(0, "dim", -1), c.flag(1, "descending", false))));
        OPS.put("argsort", c -> c.input().argsort(c.integer(0, "dim", -1), c.flag(1, "descending", false)));
        OPS.put("msort", c -> c.input().msort());
        OPS.put(
                "topk",
                c -> list(c.input().topK(c.integer(0, "k"), c.integer(1, "dim", -1), c.flag(2, "largest", true))));
    }

    private static void ranked() {
        OPS.put(
                "kthvalue",
                c -> list(c.input().kthValue(c.integer(0, "k"), c.flag(2, "keepdim", false), c.integer(1, "dim", -1))));
        OPS.put(
                "median",
                c -> c.has(0, "dim")
                        ? list(c.input().median(c.flag(1, "keepdim", false), c.integer(0, "dim")))
                        : c.input().median());
        OPS.put(
                "nanmedian",
                c -> c.has(0, "dim")
                        ? list(c.input().nanMedian(c.flag(1, "keepdim", false), c.integer(0, "dim")))
                        : c.input().nanMedian());
        OPS.put("mode", c -> list(c.input().mode(c.flag(1, "keepdim", false), c.integer(0, "dim", -1))));
        OPS.put(
                "quantile",
                c -> c.input().quantile(c.tensor(0, "q"), between(c), c.flag(2, "keepdim", false), c.ints(1, "dim")));
        OPS.put(
                "nanquantile",
                c -> c.input()
                        .nanQuantile(c.tensor(0, "q"), between(c), c.flag(2, "keepdim", false), c.ints(1, "dim")));
    }

    private static QuantileInterpolation between(Call c) {
        return QuantileInterpolation.valueOf(
                c.text(-1, "interpolation", "linear").toUpperCase(Locale.ROOT));
    }

    private static void distinct() {
        OPS.put("unique", c -> {
            if (!c.flag(0, "sorted", true) && c.input().numel() > 1 && !c.has(3, "dim"))
                throw new NotCovered("PyTorch leaves the order open");
            return asked(
                    c,
                    c.has(3, "dim")
                            ? c.input().unique(c.integer(3, "dim"))
                            : c.input().unique());
        });
        OPS.put(
                "unique_consecutive",
                c -> asked(
                        c,
                        c.has(2, "dim")
                                ? c.input().uniqueConsecutive(c.integer(2, "dim"))
                                : c.input().uniqueConsecutive()));
        OPS.put("searchsorted", c -> {
            Tensor sorted = c.has(-1, "sorter") ? c.input().gather(-1, c.tensor(-1, "sorter")) : c.input();
            return sorted.searchSorted(c.tensor(0, "values"), right(c));
        });
        OPS.put("bucketize", c -> c.input().bucketize(c.tensor(0, "boundaries"), right(c)));
        OPS.put("histc", c -> c.input().histc(c.integer(0, "bins", 100), c.number(1, "min", 0), c.number(2, "max", 0)));
    }

    private static boolean right(Call c) {
        return c.flag(-1, "right", false) || c.text(-1, "side", "left").equals("right");
    }

    /// The parts of the answer that PyTorch was asked for.
    private static Object asked(Call c, Unique u) {
        List<Tensor> parts = new ArrayList<>(List.of(u.values()));
        if (c.flag(-1, "return_inverse", false)) parts.add(u.inverse());
        if (c.flag(-1, "return_counts", false)) parts.add(u.counts());
        return parts.size() == 1 ? u.values() : parts;
    }
}
