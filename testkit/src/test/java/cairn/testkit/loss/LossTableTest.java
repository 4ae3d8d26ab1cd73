package cairn.testkit.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.nn.loss.BCELoss;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.nn.loss.CTCLoss;
import cairn.nn.loss.CosineEmbeddingLoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.DiceLoss;
import cairn.nn.loss.FocalLoss;
import cairn.nn.loss.GaussianNLLLoss;
import cairn.nn.loss.HingeEmbeddingLoss;
import cairn.nn.loss.HingeLoss;
import cairn.nn.loss.HuberLoss;
import cairn.nn.loss.KLDivLoss;
import cairn.nn.loss.L1Loss;
import cairn.nn.loss.Loss;
import cairn.nn.loss.MSELoss;
import cairn.nn.loss.MarginRankingLoss;
import cairn.nn.loss.MultiClassPerceptronLoss;
import cairn.nn.loss.MultiLabelMarginLoss;
import cairn.nn.loss.MultiLabelSoftMarginLoss;
import cairn.nn.loss.MultiMarginLoss;
import cairn.nn.loss.NLLLoss;
import cairn.nn.loss.PerceptronLoss;
import cairn.nn.loss.PoissonNLLLoss;
import cairn.nn.loss.SigmoidFocalLoss;
import cairn.nn.loss.SmoothL1Loss;
import cairn.nn.loss.SoftMarginLoss;
import cairn.nn.loss.SquaredDifferenceLoss;
import cairn.nn.loss.TripletMarginLoss;
import cairn.nn.loss.TripletMarginWithDistanceLoss;
import cairn.tensor.Reduction;
import cairn.tensor.Tensor;
import cairn.testkit.AccessChecks;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.OpChecks;
import cairn.testkit.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of all losses: the gradients of every row are checked, once and twice, and every loss has a row.
class LossTableTest {
    private static final int[] N = {3};
    private static final int[] ND = {3, 4};
    private static final Tensor SIGNS = Tensor.of(new float[] {1, -1, 1, 1, -1, -1, 1, -1, 1, 1, -1, -1}, 3, 4);
    private static final Tensor SIGN = Tensor.of(new float[] {1, -1, 1});
    private static final Tensor LABELS = Tensor.of(new long[] {2, 0, 3});
    private static final Tensor WEIGHT = Tensor.of(new float[] {0.5f, 2, 1, 3});
    private static final Tensor SETS = Tensor.of(new long[] {2, 0, -1, 0, 1, -1, 0, 0, 3, 1, 0, -1}, 3, 4);

    private static final Tensor SPELLED = Tensor.of(new long[] {1, 1, 1, 2, 1, 1}, 2, 3);

    private static final List<OpCase> ROWS = List.of(
            pair(new MSELoss()),
            pair(new SquaredDifferenceLoss()),
            pair(new SquaredDifferenceLoss().reduction(Reduction.NONE)),
            pair(new L1Loss().reduction(Reduction.SUM)).on(Sampler.distinct(), Sampler.between()),
            pair(new HuberLoss().delta(0.66)).on(Sampler.distinct(), Sampler.between()),
            pair(new SmoothL1Loss().beta(0.66)).on(Sampler.distinct(), Sampler.between()),
            pair(new SmoothL1Loss().beta(0)).on(Sampler.distinct(), Sampler.between()),
            pair(new BCELoss()).on(Sampler.uniform(0.3f, 0.7f)).tolerance(new GradCheck.Tolerance(3e-3f, 1e-2, 2e-3)),
            pair(new BCEWithLogitsLoss().weight(WEIGHT).posWeight(WEIGHT.add(1))),
            to(new CrossEntropyLoss().weight(WEIGHT).labelSmoothing(0.1), LABELS),
            pair(new CrossEntropyLoss().weight(WEIGHT).labelSmoothing(0.1).reduction(Reduction.NONE)),
            to(new NLLLoss(), LABELS),
            pair(new KLDivLoss()).on(Sampler.normal(), Sampler.positive()),
            pair(new KLDivLoss().logTarget(true).batchMean(true)),
            to(new HingeLoss(), SIGNS)
                    .on(Sampler.awayFromKinks())
                    .refuses(
                            "targets must be -1 or 1, got 0.0 at [1]",
                            () -> new HingeLoss().forward(Tensor.zeros(2), Tensor.of(new float[] {1, 0}))),
            to(new PerceptronLoss(), SIGNS).on(Sampler.awayFromKinks()),
            to(new MultiClassPerceptronLoss(), LABELS)
                    .on(Sampler.distinct())
                    .refuses(
                            "target[0] is 4, outside the classes 0 … 3",
                            () -> new MultiClassPerceptronLoss()
                                    .forward(Tensor.zeros(1, 4), Tensor.of(new long[] {4}))),
            to(new MultiMarginLoss().weight(WEIGHT).margin(0.605), LABELS).on(Sampler.distinct()),
            to(new MultiMarginLoss().p(2).margin(0.605), LABELS).on(Sampler.distinct()),
            to(new SoftMarginLoss(), SIGNS),
            pair(new MultiLabelSoftMarginLoss().weight(WEIGHT)),
            scaled(0.95, new MultiLabelMarginLoss(), SETS)
                    .on(Sampler.distinct())
                    .refuses(
                            "target[0, 1] is 5, outside the classes 0 … 1",
                            () -> new MultiLabelMarginLoss()
                                    .forward(Tensor.zeros(1, 2), Tensor.of(new long[] {0, 5}, 1, 2))),
            to(new HingeEmbeddingLoss().margin(0.8), SIGNS).on(Sampler.awayFromKinks()),
            pair(new PoissonNLLLoss().full(true)).on(Sampler.normal(), Sampler.uniform(1.2f, 3)),
            pair(new PoissonNLLLoss().logInput(false)).on(Sampler.positive()),
            OpCase.of(
                            "GaussianNLLLoss",
                            x -> new GaussianNLLLoss().full(true).forward(x.get(0), x.get(1), x.get(2)),
                            ND,
                            ND,
                            ND)
                    .on(Sampler.normal(), Sampler.normal(), Sampler.positive())
                    .refuses(
                            "variances must not be negative, got -1.0 at [0]",
                            () -> new GaussianNLLLoss().forward(Tensor.zeros(1), Tensor.zeros(1), Tensor.full(-1, 1))),
            OpCase.of("CosineEmbeddingLoss", x -> new CosineEmbeddingLoss().forward(x.get(0), x.get(1), SIGN), ND, ND)
                    .on(Sampler.positive()),
            OpCase.of(
                            "MarginRankingLoss",
                            x -> new MarginRankingLoss().margin(0.05).forward(x.get(0), x.get(1), SIGN),
                            N,
                            N)
                    .on(Sampler.distinct()),
            OpCase.of(
                    "TripletMarginLoss",
                    x -> new TripletMarginLoss().swap(true).forward(x.get(0), x.get(1), x.get(2)),
                    ND,
                    ND,
                    ND),
            OpCase.of(
                    "TripletMarginWithDistanceLoss",
                    x -> new TripletMarginWithDistanceLoss()
                            .distance((a, b) -> a.cosineSimilarity(b, 1).rsub(1))
                            .swap(true)
                            .forward(x.get(0), x.get(1), x.get(2)),
                    ND,
                    ND,
                    ND),
            to(new FocalLoss().weight(WEIGHT), LABELS)
                    .refuses("gamma must be at least 0, got -1.0", () -> new FocalLoss().gamma(-1)),
            to(new FocalLoss().gamma(0.5).ignoreIndex(0).reduction(Reduction.NONE), LABELS),
            pair(new SigmoidFocalLoss()).on(Sampler.normal(), Sampler.uniform(0, 1)),
            pair(new SigmoidFocalLoss().alpha(null).gamma(1.5).reduction(Reduction.NONE))
                    .on(Sampler.normal(), Sampler.uniform(0, 1)),
            pair(new DiceLoss()).on(Sampler.positive(), Sampler.positive()),
            to(new DiceLoss().squared(true).smooth(1).reduction(Reduction.NONE), LABELS)
                    .refuses(
                            "DiceLoss: prediction must be [N, C, …], got [3]",
                            () -> new DiceLoss().forward(Tensor.zeros(3), Tensor.zeros(3))),
            ctc(new CTCLoss(), SPELLED),
            ctc(new CTCLoss().blank(3).zeroInfinity(true).reduction(Reduction.NONE), SPELLED.sub(1)),
            ctc(new CTCLoss().reduction(Reduction.SUM), Tensor.of(new long[] {1, 1, 2})));

    /// Five steps of two sequences, in four classes.
    private static OpCase ctc(CTCLoss loss, Tensor labels) {
        int[] steps = {5, 4};
        int[] lengths = {2, 1};
        return OpCase.of(
                        "CTCLoss", x -> loss.forward(x.get(0).logSoftmax(2), labels, steps, lengths), new int[] {5, 2, 4
                        })
                .onceDifferentiable();
    }

    private static OpCase pair(Loss loss) {
        return OpCase.of(loss.getClass().getSimpleName(), x -> loss.forward(x.get(0), x.get(1)), ND, ND)
                .refuses(
                        loss instanceof CrossEntropyLoss ? "" : "must have the same shape",
                        () -> loss.forward(Tensor.zeros(3, 4), Tensor.zeros(4)));
    }

    private static OpCase to(Loss loss, Tensor target) {
        return OpCase.of(loss.getClass().getSimpleName(), x -> loss.forward(x.get(0), target), ND);
    }

    /// Keeps the scores away from the margin of 1 by a factor.
    private static OpCase scaled(double factor, Loss loss, Tensor target) {
        return OpCase.of(
                loss.getClass().getSimpleName(), x -> loss.forward(x.get(0).mul(factor), target), ND);
    }

    @TestFactory
    Stream<DynamicContainer> everyRow() {
        return OpChecks.of(ROWS);
    }

    @TestFactory
    Stream<DynamicTest> everyLaunchDeclaresItsMemory() {
        return AccessChecks.ofOps(ROWS);
    }

    @Test
    void everyLossHasARow() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../nn/src/main/java/cairn/nn/loss"))) {
            Set<String> losses = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith("Loss.java") && !f.equals("Loss.java"))
                    .map(f -> f.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            ROWS.forEach(row -> losses.remove(row.name()));
            assertEquals(Set.of(), losses, "losses without a row in the table");
        }
    }
}
