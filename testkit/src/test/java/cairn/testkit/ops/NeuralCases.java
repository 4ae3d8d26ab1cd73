package cairn.testkit.ops;

import cairn.tensor.Reduction;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.NeuralOps].
final class NeuralCases {
    private static final Tensor LABELS = Tensor.of(new long[] {1, 0, -100, 3});
    private static final Tensor PIXEL_LABELS = Tensor.of(new long[] {1, 0, 2, -100, 2, 1}, 2, 3);
    private static final Tensor WEIGHT = Tensor.of(new float[] {0.5f, 2, 1, 3});

    static final List<OpCase> ROWS = List.of(
            OpCase.of(
                            "linear",
                            x -> x.get(0).linear(x.get(1), x.get(2)),
                            new int[] {3, 4},
                            new int[] {5, 4},
                            new int[] {5})
                    .refuses("x must be […, in=4]", () -> Tensor.zeros(2, 3).linear(Tensor.zeros(5, 4), null)),
            OpCase.of("dropout", x -> Rng.with(Rng.of(3), () -> x.get(0).dropout(0.4)), new int[] {3, 4})
                    .refuses(
                            "p must be in [0, 1], got 1.5",
                            () -> Tensor.zeros(2).dropout(1.5)),
            crossEntropy(null, 0, Reduction.MEAN),
            crossEntropy(WEIGHT, 0, Reduction.MEAN),
            crossEntropy(WEIGHT, 0.2, Reduction.NONE),
            crossEntropy(null, 0.3, Reduction.SUM),
            OpCase.of(
                            "crossEntropy",
                            x -> x.get(0).crossEntropy(PIXEL_LABELS, null, -100, 0.1, Reduction.NONE),
                            new int[] {2, 4, 3})
                    .refuses(
                            "target[0, 2] is 2, outside the classes 0 … 1 (ignoreIndex is -100)",
                            () -> Tensor.zeros(2, 2, 3).crossEntropy(PIXEL_LABELS))
                    .refuses(
                            "need labels [N, …] = [2, 3], got [6]",
                            () -> Tensor.zeros(2, 4, 3).crossEntropy(PIXEL_LABELS.reshape(6))),
            nllLoss(null, Reduction.MEAN),
            nllLoss(WEIGHT, Reduction.MEAN),
            nllLoss(WEIGHT, Reduction.NONE),
            OpCase.of("nllLoss", x -> x.get(0).nllLoss(PIXEL_LABELS, null, -100, Reduction.SUM), new int[] {2, 4, 3}),
            OpCase.of("binaryCrossEntropy", x -> x.get(0).binaryCrossEntropy(x.get(1)), new int[] {3, 4}, new int[] {
                        3, 4
                    })
                    .on(Sampler.uniform(0.35f, 0.65f))
                    .tolerance(new GradCheck.Tolerance(3e-3f, 1e-2, 2e-3)) // steep in the third derivative
                    .refuses(
                            "probabilities must be in [0, 1], got 1.5",
                            () -> Tensor.of(new float[] {1.5f}).binaryCrossEntropy(Tensor.ones(1))));

    private NeuralCases() {}

    private static OpCase crossEntropy(Tensor weight, double smoothing, Reduction reduction) {
        return OpCase.of(
                "crossEntropy", x -> x.get(0).crossEntropy(LABELS, weight, -100, smoothing, reduction), new int[] {4, 4
                });
    }

    private static OpCase nllLoss(Tensor weight, Reduction reduction) {
        return OpCase.of("nllLoss", x -> x.get(0).nllLoss(LABELS, weight, -100, reduction), new int[] {4, 4});
    }
}
