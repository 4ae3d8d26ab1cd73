package cairn.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossTest {
    private static final Tensor SCORES = Tensor.of(new float[][] {{1, 2, 4}, {3, 0, 1}});
    private static final Tensor LABELS = Tensor.of(new long[] {1, 0});

    @Test
    void halvesTheSquaredDistanceOfEachSample() {
        Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4}}).requiresGrad(true);
        Tensor y = Tensor.of(new float[][] {{0, 0}, {3, 2}});
        assertArrayEquals(
                new float[] {2.5f, 2},
                new SquaredDifferenceLoss(Reduction.NONE).forward(x, y).toFloatArray());
        assertEquals(2.25f, new SquaredDifferenceLoss().forward(x, y).item());
        new SquaredDifferenceLoss(Reduction.SUM).forward(x, y).backward();
        assertArrayEquals(new float[] {1, 2, 0, 2}, x.grad().toFloatArray()); // ŷ − y
    }

    @Test
    void measuresMarginsOfBinaryDecisions() {
        Tensor x = Tensor.of(new float[] {2, 0.5f, -1, -3});
        Tensor y = Tensor.of(new long[] {1, 1, 1, -1});
        assertArrayEquals(
                new float[] {0, 0.5f, 2, 0},
                new HingeLoss(Reduction.NONE).forward(x, y).toFloatArray());
        assertArrayEquals(
                new float[] {0, 0, 1, 0},
                new PerceptronLoss(Reduction.NONE).forward(x, y).toFloatArray());
    }

    @Test
    void measuresHowFarTheBestScoreLeads() {
        assertArrayEquals(
                new float[] {2, 0},
                new MultiClassPerceptronLoss(Reduction.NONE)
                        .forward(SCORES, LABELS)
                        .toFloatArray());
        assertArrayEquals(
                new float[] {1, 0},
                new MultiMarginLoss()
                        .reduction(Reduction.NONE)
                        .forward(SCORES, LABELS)
                        .toFloatArray());
        assertArrayEquals(
                new float[] {3, 0},
                new MultiMarginLoss()
                        .p(2)
                        .reduction(Reduction.NONE)
                        .forward(SCORES, LABELS)
                        .toFloatArray());
    }

    @Test
    void averagesCrossEntropyOverTheWeightsThatCount() {
        Tensor weight = Tensor.of(new float[] {1, 3, 1});
        float[] each = new CrossEntropyLoss()
                .reduction(Reduction.NONE)
                .forward(SCORES, LABELS)
                .toFloatArray();
        float weighted =
                new CrossEntropyLoss().weight(weight).forward(SCORES, LABELS).item();
        assertEquals((3 * each[0] + each[1]) / 4, weighted, 1e-6f);
        assertEquals(
                each[1],
                new CrossEntropyLoss().ignoreIndex(1).forward(SCORES, LABELS).item(),
                1e-6f);
        assertEquals(
                Float.NaN,
                new CrossEntropyLoss()
                        .forward(SCORES, Tensor.of(new long[] {-100, -100}))
                        .item());
    }

    @Test
    void namesTheLabelThatIsNoClass() {
        Tensor labels = Tensor.of(new long[] {1, 7});
        var e = assertThrows(IllegalArgumentException.class, () -> new CrossEntropyLoss().forward(SCORES, labels));
        assertEquals("crossEntropy: target[1] is 7, outside the classes 0 … 2 (ignoreIndex is -100).", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> new NLLLoss().ignoreIndex(-1).forward(SCORES, labels));
        assertEquals("nllLoss: target[1] is 7, outside the classes 0 … 2 (ignoreIndex is -1).", e.getMessage());
    }

    @Test
    void isNamedItselfWhenTheLabelsOfItsMarginDoNotFit() {
        Tensor scores = Tensor.zeros(2, 3);
        for (Loss loss : List.of(new MultiMarginLoss(), new MultiClassPerceptronLoss())) {
            String name = loss.getClass().getSimpleName();
            assertEquals(
                    name + ": labels must be I64, got F32. Use target.to(DType.I64).",
                    assertThrows(IllegalArgumentException.class, () -> loss.forward(scores, Tensor.zeros(2)))
                            .getMessage());
            assertEquals(
                    name + ": there must be one label for each sample, got scores [2, 3] and labels [3].",
                    assertThrows(ShapeException.class, () -> loss.forward(scores, Tensor.zeros(DType.I64, 3)))
                            .getMessage());
            assertEquals(
                    name + ": target[1] is 3, outside the classes 0 … 2.",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> loss.forward(scores, Tensor.of(new long[] {0, 3})))
                            .getMessage());
        }
    }

    @Test
    void takesABatchWithoutSamples() {
        Tensor x = Tensor.zeros(0, 3).requiresGrad(true);
        new SquaredDifferenceLoss()
                .reduction(Reduction.SUM)
                .forward(x, Tensor.zeros(0, 3))
                .backward();
        assertEquals(Shape.of(0, 3), x.grad().shape());
    }

    @Test
    void refusesTargetsOfAnotherTypeOrShape() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> new CrossEntropyLoss().forward(SCORES, Tensor.zeros(2)));
        assertEquals("crossEntropy: labels must be I64, got F32. Use target.to(DType.I64).", e.getMessage());
        e = assertThrows(ShapeException.class, () -> new MSELoss().forward(Tensor.zeros(4, 1), Tensor.zeros(4)));
        assertEquals(
                "MSELoss: prediction and target must have the same shape, got prediction [4, 1] and target [4]."
                        + " Did you mean target.reshape(prediction.shape().dims())?",
                e.getMessage());
        e = assertThrows(ShapeException.class, () -> new L1Loss().forward(Tensor.zeros(4, 2), Tensor.zeros(4)));
        assertEquals(
                "L1Loss: prediction and target must have the same shape, got prediction [4, 2] and target [4].",
                e.getMessage());
    }

    @Test
    void refusesProbabilitiesThatAreNone() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new BCELoss().forward(Tensor.of(new float[] {1.5f}), Tensor.ones(1)));
        assertEquals(
                "binaryCrossEntropy: probabilities must be in [0, 1], got 1.5. For scores use BCEWithLogitsLoss.",
                e.getMessage());
    }

    @Test
    void staysFiniteAtCertainty() {
        Tensor x = Tensor.of(new float[] {0, 1, 0, 1}).requiresGrad(true);
        Tensor y = Tensor.of(new float[] {0, 1, 1, 0});
        Tensor loss = new BCELoss(null, Reduction.NONE).forward(x, y);
        assertArrayEquals(new float[] {0, 0, 100, 100}, loss.toFloatArray(), 1e-6f);
        Tensor scores = Tensor.of(new float[] {200, -200});
        assertArrayEquals(
                new float[] {0, 200},
                new BCEWithLogitsLoss()
                        .reduction(Reduction.NONE)
                        .forward(scores, Tensor.ones(2))
                        .toFloatArray());
    }

    @Test
    void printsTheCallThatMakesIt() {
        assertEquals("new MSELoss()", new MSELoss().toString());
        assertEquals(
                "new SmoothL1Loss().beta(0.5).reduction(Reduction.SUM)",
                new SmoothL1Loss().beta(0.5).reduction(Reduction.SUM).toString());
        assertEquals(
                "new CrossEntropyLoss().weight(Tensor.of(new float[] {1.0f, 2.5f})).labelSmoothing(0.1)",
                new CrossEntropyLoss()
                        .weight(Tensor.of(new float[] {1, 2.5f}))
                        .labelSmoothing(0.1)
                        .toString());
    }

    @Test
    void sumsOverAllWaysToSpreadLabelsOverSteps() {
        Tensor even = Tensor.zeros(3, 1, 2).logSoftmax(2); // every way has 1/8
        float[] ways = {1, 6, 1, 0}; // "", "a", "aa" (only a-a), "aaa"
        for (int n = 0; n < 4; n++) {
            float loss = new CTCLoss()
                    .reduction(Reduction.SUM)
                    .forward(even, Tensor.of(new long[] {1, 1, 1, 1}, 1, 4), new int[] {3}, new int[] {n})
                    .item();
            assertEquals(-Math.log(ways[n] / 8), loss, 1e-6);
        }
    }

    @Test
    void forgetsSequencesThatAreTooShortOnRequest() {
        Tensor x = Tensor.zeros(2, 2, 3).requiresGrad(true);
        Tensor labels = Tensor.of(new long[] {1, 1, 2, 1}, 2, 2);
        CTCLoss loss = new CTCLoss().reduction(Reduction.SUM);
        int[] steps = {2, 2};
        int[] lengths = {2, 2};
        Tensor logs = x.logSoftmax(2);
        assertEquals(
                Float.POSITIVE_INFINITY,
                loss.forward(logs, labels, steps, lengths).item());
        Tensor finite = loss.zeroInfinity(true).forward(logs, labels, steps, lengths);
        assertEquals(2 * Math.log(3), finite.item(), 1e-6);
        finite.backward();
        assertEquals(0, x.grad().select(1, 0).abs().sum().item());
        assertTrue(x.grad().select(1, 1).abs().sum().item() > 0);
    }

    @Test
    void takesASingleSequenceForCtc() {
        Tensor x = Tensor.randn(Rng.of(1), 6, 4).logSoftmax(1);
        Tensor labels = Tensor.of(new long[] {1, 3});
        Tensor one = new CTCLoss().forward(x, labels, Tensor.scalarLong(6), Tensor.scalarLong(2));
        assertEquals(Shape.SCALAR, one.shape());
        assertEquals(
                new CTCLoss()
                        .forward(x.unsqueeze(1), labels.unsqueeze(0), new int[] {6}, new int[] {2})
                        .item(),
                one.item());
    }

    @Test
    void comesDownToCrossEntropyWithoutFocus() {
        assertEquals(
                new CrossEntropyLoss().forward(SCORES, LABELS).item(),
                new FocalLoss().gamma(0).forward(SCORES, LABELS).item(),
                1e-6f);
        Tensor x = Tensor.of(new float[] {-2, 0.5f, 3});
        Tensor y = Tensor.of(new float[] {0, 1, 1});
        assertEquals(
                new BCEWithLogitsLoss().forward(x, y).item(),
                new SigmoidFocalLoss().alpha(null).gamma(0).forward(x, y).item(),
                1e-6f);
        double p = 1 / (1 + Math.exp(-0.5));
        assertEquals(
                -0.25 * Math.pow(1 - p, 2) * Math.log(p),
                new SigmoidFocalLoss()
                        .forward(x.narrow(0, 1, 1), y.narrow(0, 1, 1))
                        .item(),
                1e-6);
    }

    @Test
    void ignoresLabelsInTheMeanOfFocalLosses() {
        Tensor labels = Tensor.of(new long[] {LABELS.toLongArray()[0], -100});
        Tensor x = SCORES.copy().requiresGrad(true);
        Tensor loss = new FocalLoss().gamma(0.5).forward(x, labels);
        assertEquals(
                new FocalLoss()
                        .gamma(0.5)
                        .reduction(Reduction.NONE)
                        .forward(SCORES, LABELS)
                        .select(0, 0)
                        .item(),
                loss.item(),
                1e-6f);
        loss.backward();
        assertEquals(0, x.grad().select(0, 1).abs().sum().item());
    }

    @Test
    void measuresHowLittleRegionsOverlap() {
        Tensor p = Tensor.of(new float[] {1, 1, 0, 0, 0, 0, 1, 1}, 1, 2, 4);
        Tensor labels = Tensor.of(new long[] {0, 0, 0, 1}, 1, 4);
        Tensor each = new DiceLoss().smooth(0).reduction(Reduction.NONE).forward(p, labels);
        assertArrayEquals(new float[] {1 - 4 / 5f, 1 - 2 / 3f}, each.toFloatArray(), 1e-6f);
        assertEquals(
                0,
                new DiceLoss()
                        .forward(Tensor.zeros(1, 1, 4), Tensor.zeros(1, 1, 4))
                        .item(),
                1e-6f);
        var e = assertThrows(ShapeException.class, () -> new DiceLoss().forward(p, Tensor.zeros(1, 2, 5)));
        assertEquals(
                "DiceLoss: prediction and target must have the same shape, got prediction [1, 2, 4] and target [1, 2, 5].",
                e.getMessage());
    }

    @Test
    void agreesWithPyTorchAboutSequencesOfDifferentLengths() {
        Tensor x =
                Tensor.arange(24).to(DType.F32).mul(0.9).cos().reshape(4, 2, 3).requiresGrad(true);
        Tensor labels = Tensor.of(new long[] {1, 1, 2, 2, 0, 0}, 2, 3);
        Tensor loss = new CTCLoss().forward(x.logSoftmax(2), labels, new int[] {4, 3}, new int[] {2, 1});
        assertEquals(1.4472212f, loss.item(), 1e-6f);
        loss.backward();
        float[] gradient = {
            0.060764f,
            -0.09780905f,
            0.03704505f,
            0.02089017f,
            0.1256788f,
            -0.146569f,
            -0.0662184f,
            -0.005089958f,
            0.07130835f,
            -0.02274348f,
            0.1258904f,
            -0.1031469f,
            -0.1040051f,
            -0.02059164f,
            0.1245968f,
            -0.1277214f,
            0.1292462f,
            -0.001524797f,
            -0.003332013f,
            -0.1485015f,
            0.1518335f,
            0,
            0,
            0
        };
        assertArrayEquals(gradient, x.grad().toFloatArray(), 1e-6f);
    }
}
