package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import java.util.List;

/// The rows of connectionist temporal classification. The gradient is that behind `logSoftmax`.
final class CtcCases {
    private static final Tensor LABELS = Tensor.of(new long[] {1, 1, 2, 3, 1, 1}, 2, 3);
    private static final Tensor STEPS = Tensor.of(new long[] {5, 3});
    private static final Tensor LENGTHS = Tensor.of(new long[] {3, 2});
    private static final int[] SHAPE = {5, 2, 4};

    static final List<OpCase> ROWS = List.of(
            row(LABELS, LENGTHS)
                    .refuses(
                            "ctcLoss: x must be [T, N, C], got [5, 4]",
                            () -> loss(Tensor.zeros(5, 4), LABELS, STEPS, LENGTHS, 0))
                    .refuses(
                            "ctcLoss: labels must be [N=2, S], or a vector of those of all sequences, got [3, 2]",
                            () -> loss(zeros(), LABELS.reshape(3, 2), STEPS, LENGTHS, 0))
                    .refuses(
                            "ctcLoss: labels must be I64, got F32. Use to(DType.I64).",
                            () -> loss(zeros(), Tensor.zeros(2, 3), STEPS, LENGTHS, 0))
                    .refuses(
                            "ctcLoss: inputLengths must be [N=2], got [3]",
                            () -> loss(zeros(), LABELS, Tensor.of(new long[] {1, 1, 1}), LENGTHS, 0))
                    .refuses(
                            "ctcLoss: inputLengths[0] is 6, but must be in [0, T=5]",
                            () -> loss(zeros(), LABELS, Tensor.of(new long[] {6, 1}), LENGTHS, 0))
                    .refuses(
                            "ctcLoss: targetLengths[1] is 4, but must be in [0, 3], the labels there are",
                            () -> loss(zeros(), LABELS, STEPS, Tensor.of(new long[] {1, 4}), 0))
                    .refuses(
                            "ctcLoss: blank must be one of the classes 0 … 3, got 4",
                            () -> loss(zeros(), LABELS, STEPS, LENGTHS, 4))
                    .refuses(
                            "ctcLoss: label 0 of sequence 1 is 3, but must be in [0, 3] and not blank, 3",
                            () -> loss(zeros(), LABELS, STEPS, LENGTHS, 3)),
            row(Tensor.of(new long[] {1, 1, 2, 3, 1}), LENGTHS)
                    .refuses(
                            "ctcLoss: targetLengths add up to 5, but there are 6 labels",
                            () -> loss(zeros(), LABELS.reshape(6), STEPS, LENGTHS, 0)),
            row(LABELS, Tensor.of(new long[] {0, 1})),
            row(LABELS, Tensor.of(new long[] {3, 3})));

    private CtcCases() {}

    private static OpCase row(Tensor labels, Tensor lengths) {
        return OpCase.of("ctcLoss", x -> loss(x.get(0).logSoftmax(2), labels, STEPS, lengths, 0), SHAPE)
                .onceDifferentiable();
    }

    private static Tensor loss(Tensor x, Tensor labels, Tensor steps, Tensor lengths, int blank) {
        return x.ctcLoss(labels, steps, lengths, blank, true);
    }

    private static Tensor zeros() {
        return Tensor.zeros(SHAPE);
    }
}
