package cairn.testkit.ops;

import cairn.tensor.Reduction;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.UnaryOperator;

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
            random("featureDropout", x -> x.featureDropout(0.4))
                    .refuses(
                            "featureDropout: x must be [N, C, …], got [3]",
                            () -> Tensor.zeros(3).featureDropout(0.5)),
            random("alphaDropout", x -> x.alphaDropout(0.4))
                    .refuses(
                            "alphaDropout: p must be in [0, 1], got -1.0",
                            () -> Tensor.zeros(3).alphaDropout(-1)),
            random("featureAlphaDropout", x -> x.featureAlphaDropout(0.4))
                    .refuses(
                            "featureAlphaDropout: x must be [N, C, …], got [3]",
                            () -> Tensor.zeros(3).featureAlphaDropout(0.5)),
            bilinear(4),
            bilinear(2, 3, 4),
            OpCase.of(
                            "bilinear",
                            x -> x.get(0).bilinear(x.get(1), x.get(2), null),
                            new int[] {4},
                            new int[] {3},
                            new int[] {5, 4, 3})
                    .refuses(
                            "bilinear: x2 must be […, in2=3], got [2, 4]",
                            () -> Tensor.zeros(2, 4).bilinear(Tensor.zeros(2, 4), Tensor.zeros(5, 4, 3), null))
                    .refuses(
                            "bilinear: x and x2 must agree in all dims but the last, got [2, 4] and [3, 3]",
                            () -> Tensor.zeros(2, 4).bilinear(Tensor.zeros(3, 3), Tensor.zeros(5, 4, 3), null)),
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

    /// The same draws at every call.
    private static OpCase random(String name, UnaryOperator<Tensor> op) {
        return OpCase.of(name, x -> Rng.with(Rng.of(3), () -> op.apply(x.get(0))), new int[] {3, 4, 2});
    }

    private static OpCase bilinear(int... x1) {
        int[] x2 = x1.clone();
        x2[x2.length - 1] = 3;
        return OpCase.of(
                "bilinear",
                x -> x.get(0).bilinear(x.get(1), x.get(2), x.get(3)),
                x1,
                x2,
                new int[] {5, 4, 3},
                new int[] {5});
    }

    private static OpCase crossEntropy(Tensor weight, double smoothing, Reduction reduction) {
        return OpCase.of(
                "crossEntropy", x -> x.get(0).crossEntropy(LABELS, weight, -100, smoothing, reduction), new int[] {4, 4
                });
    }

    private static OpCase nllLoss(Tensor weight, Reduction reduction) {
        return OpCase.of("nllLoss", x -> x.get(0).nllLoss(LABELS, weight, -100, reduction), new int[] {4, 4});
    }
}
