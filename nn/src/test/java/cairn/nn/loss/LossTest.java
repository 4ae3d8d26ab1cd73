package cairn.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
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
                    "nllLoss: target[1] is 3, outside the classes 0 … 2.",
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
}
