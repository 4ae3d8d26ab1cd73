package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the linalg operations are called in Cairn.
final class GoldenLinalg {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenLinalg() {}

    static {
        OPS.put("matmul", c -> c.input().matmul(c.tensor(0, "other")));
    }
}
