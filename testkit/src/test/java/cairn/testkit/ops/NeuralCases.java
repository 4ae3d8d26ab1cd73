package cairn.testkit.ops;

import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.NeuralOps].
final class NeuralCases {
    static final List<OpCase> ROWS = List.of(OpCase.of(
            "linear", x -> x.get(0).linear(x.get(1), x.get(2)), new int[] {3, 4}, new int[] {5, 4}, new int[] {5}));

    private NeuralCases() {}
}
