package cairn.testkit.golden;

import cairn.nn.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/// How PyTorch's modules are called in Cairn: on their first argument, unless an entry says otherwise.
final class GoldenCalls {
    private static final Map<String, BiFunction<Layer, Call, Object>> CALLS = new HashMap<>();

    private GoldenCalls() {}

    static {
        CALLS.putAll(GoldenSequence.CALLS);
        CALLS.putAll(GoldenAttention.CALLS);
        CALLS.putAll(GoldenPoolLayers.CALLS);
        CALLS.putAll(GoldenVectorLayers.CALLS);
    }

    /// From a layer and its arguments to its results, nested as PyTorch's are.
    static BiFunction<Layer, Call, Object> of(String module) {
        return CALLS.getOrDefault(module, (layer, c) -> layer.forward(c.tensor(0, "input")));
    }
}
