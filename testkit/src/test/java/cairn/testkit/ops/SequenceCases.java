package cairn.testkit.ops;

import cairn.tensor.LstmOutput;
import cairn.tensor.RecurrentWeights;
import cairn.tensor.Tensor;
import cairn.tensor.TimeSteps;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.SequenceOps].
final class SequenceCases {
    private static final TimeSteps EVEN = TimeSteps.of(3, 2);
    private static final TimeSteps PACKED = TimeSteps.packed(3, 2, 2, 1);
    private static final int IN = 2;
    private static final int HIDDEN = 3;
    private static final Sampler GENTLE = Sampler.uniform(-0.7f, 0.7f);

    static final List<OpCase> ROWS = Stream.of(EVEN, PACKED, EVEN.reversed(), PACKED.reversed())
            .flatMap(steps -> rows(steps).stream())
            .map(row -> row.tolerance(new GradCheck.Tolerance(5e-3f, 1e-2, 1e-3)))
            .toList();

    private SequenceCases() {}

    private static List<OpCase> rows(TimeSteps steps) {
        return List.of(
                OpCase.of("rnnTanh", x -> x.get(0).rnnTanh(weights(x), x.get(5), steps), shapes(steps, 1))
                        .on(GENTLE)
                        .refuses(
                                "rnnTanh: x must be [rows=6, in=2], got [5, 2]",
                                () -> Tensor.zeros(5, 2).rnnTanh(zeros(1), null, EVEN)),
                OpCase.of("rnnRelu", x -> x.get(0).rnnRelu(weights(x), x.get(5), steps), shapes(steps, 1))
                        .on(Sampler.uniform(0.1f, 0.6f)) // away from the kink
                        .refuses(
                                "rnnRelu: inputHidden must be [1·H=3, in]",
                                () -> Tensor.zeros(6, 2)
                                        .rnnRelu(
                                                new RecurrentWeights(
                                                        Tensor.zeros(4, 2), Tensor.zeros(3, 3), null, null),
                                                null,
                                                EVEN)),
                OpCase.of("gru", x -> x.get(0).gru(weights(x), x.get(5), steps), shapes(steps, 3))
                        .on(GENTLE)
                        .refuses(
                                "gru: the initial state must be [batch=2, 3], got [3, 3]",
                                () -> Tensor.zeros(6, 2).gru(zeros(3), Tensor.zeros(3, 3), EVEN)),
                OpCase.of("lstm", x -> all(x.get(0).lstm(weights(x), x.get(5), x.get(6), steps)), shapes(steps, 4))
                        .on(GENTLE)
                        .refuses(
                                "lstm: the initial cell state must be [batch=2, 3], got [2, 4]",
                                () -> Tensor.zeros(6, 2).lstm(zeros(4), null, Tensor.zeros(2, 4), EVEN)),
                OpCase.of(
                                "lstm",
                                x -> all(x.get(0).lstm(projected(x), x.get(5), x.get(6), steps)),
                                projectedShapes(steps))
                        .on(GENTLE));
    }

    private static RecurrentWeights weights(List<Tensor> x) {
        return new RecurrentWeights(x.get(1), x.get(2), x.get(3), x.get(4));
    }

    private static RecurrentWeights projected(List<Tensor> x) {
        return new RecurrentWeights(x.get(1), x.get(2), x.get(3), x.get(4), x.get(7));
    }

    private static RecurrentWeights zeros(int gates) {
        return new RecurrentWeights(Tensor.zeros(gates * HIDDEN, IN), Tensor.zeros(gates * HIDDEN, HIDDEN), null, null);
    }

    private static Tensor all(LstmOutput y) {
        return Tensor.cat(0, y.output().flatten(), y.cell().flatten());
    }

    private static int[][] shapes(TimeSteps steps, int gates) {
        int width = gates * HIDDEN;
        int[] state = {steps.batch(), HIDDEN};
        List<int[]> shapes = new ArrayList<>(
                List.of(new int[] {steps.rows(), IN}, new int[] {width, IN}, new int[] {width, HIDDEN}));
        shapes.addAll(List.of(new int[] {width}, new int[] {width}, state));
        if (gates == 4) shapes.add(state);
        return shapes.toArray(int[][]::new);
    }

    private static int[][] projectedShapes(TimeSteps steps) {
        int width = 4 * HIDDEN;
        int[] rows = {steps.rows(), IN};
        int[] bias = {width};
        return new int[][] {
            rows, {width, IN}, {width, 2}, bias, bias, {steps.batch(), 2}, {steps.batch(), HIDDEN}, {2, HIDDEN}
        };
    }
}
