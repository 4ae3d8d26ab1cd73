package cairn.testkit.ops;

import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.ShapeOps].
final class ShapeCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.of("reshape", x -> x.getFirst().reshape(4, -1), new int[] {2, 6}),
            OpCase.of("permute", x -> x.getFirst().permute(2, 0, 1), new int[] {2, 3, 4}));

    private ShapeCases() {}
}
