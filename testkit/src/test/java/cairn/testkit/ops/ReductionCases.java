package cairn.testkit.ops;

import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.ReductionOps].
final class ReductionCases {
    static final List<OpCase> ROWS = List.of(OpCase.of("sum", x -> x.getFirst().sum(0, -1), new int[] {2, 3, 4}));

    private ReductionCases() {}
}
