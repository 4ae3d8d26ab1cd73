package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the shape operations are called in Cairn.
final class GoldenShape {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenShape() {}

    static {
        OPS.put("permute", c -> c.input().permute(c.spread(0, "dims")));
    }
}
