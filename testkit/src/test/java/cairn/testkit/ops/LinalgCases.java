package cairn.testkit.ops;

import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.LinalgOps].
final class LinalgCases {
    static final List<OpCase> ROWS =
            List.of(OpCase.of("matmul", x -> x.get(0).matmul(x.get(1)), new int[] {2, 3, 4}, new int[] {4, 5}));

    private LinalgCases() {}
}
