package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the pointwise operations are called in Cairn.
final class GoldenPointwise {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenPointwise() {}

    static {
        OPS.put("add", c -> c.has(1, "alpha") ? c.input().add(c.tensor(0, "other").mul(c.number(1, "alpha", 1))) : c.input().add(c.tensor(0, "other")));
        OPS.put("mul", c -> c.input().mul(c.tensor(0, "other")));
        OPS.put("exp", c -> c.input().exp());
        OPS.put("tanh", c -> c.input().tanh());
    }
}
