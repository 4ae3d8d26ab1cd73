package cairn.testkit.ops;

import cairn.tensor.RunningStats;
import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import java.util.List;

/// The rows of [cairn.tensor.NormOps].
final class NormCases {
    private static final GradCheck.Tolerance LOOSE = new GradCheck.Tolerance(3e-3f, 1e-2, 2e-3);
    private static final Tensor[] MOMENTS = {
        Tensor.of(new float[] {0.1f, -0.2f, 0.3f}), Tensor.of(new float[] {1, 2, 0.5f})
    };

    static final List<OpCase> ROWS = List.of(
            layerNorm(new int[] {5}, new int[] {3, 5}),
            layerNorm(new int[] {2, 3}, new int[] {4, 2, 3}),
            OpCase.of("layerNorm", x -> x.get(0).layerNorm(new int[] {8}, null, null, 0.1), new int[] {3, 8}),
            rmsNorm(new int[] {5}, new int[] {3, 5}),
            rmsNorm(new int[] {2, 3}, new int[] {4, 2, 3}),
            OpCase.of("rmsNorm", x -> x.get(0).rmsNorm(new int[] {8}, null, 0.1), new int[] {3, 8}),
            batchNorm(true, 5, 3),
            batchNorm(true, 4, 3, 2),
            batchNorm(true, 2, 3, 4, 5),
            batchNorm(false, 5, 3),
            batchNorm(false, 2, 3, 2, 2),
            OpCase.of("batchNorm", x -> x.get(0).batchNorm(null, null, null, false, 1e-5), new int[] {4, 3, 2})
                    .refuses(
                            "training needs more than one value per channel",
                            () -> Tensor.zeros(1, 3).batchNorm(null, null, null, true, 1e-5)),
            groupNorm(2, 3, 6),
            groupNorm(3, 2, 6, 5),
            groupNorm(6, 2, 6, 2, 3),
            groupNorm(1, 1, 4, 3, 2),
            OpCase.of("groupNorm", x -> x.get(0).groupNorm(2, null, null, 1e-2), new int[] {3, 4, 5})
                    .tolerance(LOOSE)
                    .refuses(
                            "groupNorm: the number of groups must divide the 4 channels, got 3.",
                            () -> Tensor.zeros(2, 4, 3).groupNorm(3, null, null, 1e-5))
                    .refuses(
                            "groupNorm: weight must be [C=4], got [3].",
                            () -> Tensor.zeros(2, 4, 3).groupNorm(2, Tensor.ones(3), null, 1e-5))
                    .refuses(
                            "groupNorm: x must be [N, C, …], got [4].",
                            () -> Tensor.zeros(4).groupNorm(2, null, null, 1e-5)),
            instanceNorm(true, 2, 3, 6),
            instanceNorm(true, 2, 3, 3, 2),
            instanceNorm(false, 2, 3, 4),
            OpCase.of("instanceNorm", x -> x.get(0).instanceNorm(null, null, null, false, 1e-2), new int[] {2, 3, 5})
                    .tolerance(LOOSE)
                    .refuses(
                            "instanceNorm: more than one value per sample and channel is needed, got [2, 3, 1]",
                            () -> Tensor.zeros(2, 3, 1).instanceNorm(null, null, null, true, 1e-5)),
            OpCase.of("localResponseNorm", x -> x.get(0).localResponseNorm(3, 0.5, 0.75, 1), new int[] {2, 5, 3})
                    .refuses(
                            "localResponseNorm: x must be [N, C, …] with sizes after C, got [2, 3].",
                            () -> Tensor.zeros(2, 3).localResponseNorm(3, 1e-4, 0.75, 1))
                    .refuses(
                            "localResponseNorm: size must be at least 1, got 0.",
                            () -> Tensor.zeros(2, 3, 4).localResponseNorm(0, 1e-4, 0.75, 1)),
            OpCase.of("localResponseNorm", x -> x.get(0).localResponseNorm(4, 0.5, 2, 1.5), new int[] {1, 2, 3, 2}));

    private NormCases() {}

    private static OpCase layerNorm(int[] normalized, int[] shape) {
        return OpCase.of(
                        "layerNorm",
                        x -> x.get(0).layerNorm(normalized, x.get(1), x.get(2), 1e-3),
                        shape,
                        normalized,
                        normalized)
                .refuses("x must be [*, 7]", () -> Tensor.zeros(2, 3).layerNorm(new int[] {7}, null, null, 1e-5));
    }

    private static OpCase rmsNorm(int[] normalized, int[] shape) {
        return OpCase.of("rmsNorm", x -> x.get(0).rmsNorm(normalized, x.get(1), 1e-3), shape, normalized)
                .refuses("rmsNorm: x must be [*, 7]", () -> Tensor.zeros(2, 3).rmsNorm(new int[] {7}, null, 1e-5));
    }

    private static OpCase batchNorm(boolean training, int... shape) {
        int[] channels = {3};
        return OpCase.of(
                        "batchNorm",
                        x -> x.get(0).batchNorm(stats(), x.get(1), x.get(2), training, 1e-3),
                        shape,
                        channels,
                        channels)
                .tolerance(LOOSE);
    }

    private static OpCase groupNorm(int groups, int... shape) {
        int[] channels = {shape[1]};
        return OpCase.of(
                        "groupNorm",
                        x -> x.get(0).groupNorm(groups, x.get(1), x.get(2), 1e-2),
                        shape,
                        channels,
                        channels)
                .tolerance(LOOSE);
    }

    private static OpCase instanceNorm(boolean own, int... shape) {
        int[] channels = {3};
        return OpCase.of(
                        "instanceNorm",
                        x -> x.get(0).instanceNorm(stats(), x.get(1), x.get(2), own, 1e-2),
                        shape,
                        channels,
                        channels)
                .tolerance(LOOSE);
    }

    private static RunningStats stats() {
        return new RunningStats(MOMENTS[0].copy(), MOMENTS[1].copy(), null, 0.1);
    }
}
