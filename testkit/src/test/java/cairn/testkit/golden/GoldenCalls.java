package cairn.testkit.golden;

import cairn.nn.Layer;
import java.util.function.BiFunction;

/// How PyTorch's modules are called in Cairn: on their first argument, unless an entry says otherwise.
final class GoldenCalls {
    private GoldenCalls() {}

    /// From a layer and its arguments to its results, nested as PyTorch's are.
    static BiFunction<Layer, Call, Object> of(String module) {
        return GoldenSequence.CALLS.getOrDefault(module, (layer, c) -> layer.forward(c.tensor(0, "input")));
    }
}
