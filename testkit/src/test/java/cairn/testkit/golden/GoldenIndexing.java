package cairn.testkit.golden;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of the indexing operations are called in Cairn.
final class GoldenIndexing {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenIndexing() {}
}
