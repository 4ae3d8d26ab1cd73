package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the neural operations are called in Cairn.
final class GoldenNeural {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenNeural() {}

    static {
        OPS.put("nn.functional.linear", c -> c.input().linear(c.tensor(0, "weight"), c.tensor(1, "bias")));
    }
}
