package cairn.testkit.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How each operation of PyTorch's tables is called in Cairn. One file a family; an entry is the operation's name, or `name:variant`.
final class GoldenOps {
    /// The number of cases that agreed when the table was last extended: guards against adapters that fall silent.
    static final int AT_LEAST = 1927;

    private GoldenOps() {}

    static Map<String, Function<Call, Object>> adapters() {
        Map<String, Function<Call, Object>> all = new HashMap<>();
        for (var family : List.of(
                GoldenPointwise.OPS,
                GoldenElementary.OPS,
                GoldenSpecial.OPS,
                GoldenActivation.OPS,
                GoldenReduction.OPS,
                GoldenOrder.OPS,
                GoldenShape.OPS,
                GoldenIndexing.OPS,
                GoldenLinalg.OPS,
                GoldenNeural.OPS,
                GoldenConv.OPS,
                GoldenPool.OPS,
                GoldenResample.OPS,
                GoldenLoss.OPS))
            family.forEach((name, op) -> {
                if (all.put(name, op) != null) throw new IllegalStateException(name + " is listed twice");
            });
        return all;
    }

    /// Why an operation without an adapter has none.
    static String reason(String op) {
        if (op.startsWith("special.") || op.startsWith("special_")) return "special functions of mathematics";
        if (op.startsWith("linalg.")) return "matrix decompositions";
        if (op.startsWith("nn.functional.fractional")) return "random numbers differ from PyTorch's";
        return "not offered";
    }
}
