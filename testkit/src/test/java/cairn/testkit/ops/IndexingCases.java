package cairn.testkit.ops;

import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.IndexingOps].
final class IndexingCases {
    static final List<OpCase> ROWS = List.of();

    private IndexingCases() {}
}
