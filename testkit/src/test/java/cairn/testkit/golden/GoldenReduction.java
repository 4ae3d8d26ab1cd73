package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the reduction operations are called in Cairn.
final class GoldenReduction {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenReduction() {}

    static {
        OPS.put("sum", c -> c.input().sum(c.flag(1, "keepdim", false), c.ints(0, "dim")));
    }
}
