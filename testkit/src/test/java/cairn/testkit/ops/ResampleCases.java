package cairn.testkit.ops;

import cairn.tensor.GridSampling;
import cairn.tensor.Interpolation;
import cairn.tensor.Padding;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.ResampleOps].
final class ResampleCases {
    static final List<OpCase> ROWS = List.of(
            interpolate(Interpolation.by(2), 2, 2, 3, 4)
                    .refuses(
                            "interpolate: x must be [N, C, L], [N, C, H, W] or [N, C, D, H, W], got [3, 4]",
                            () -> Tensor.zeros(3, 4).interpolate(Interpolation.by(2)))
                    .refuses(
                            "interpolate: Interpolation.to(3, 4) is for 2 spatial dims, got [1, 2, 5]",
                            () -> Tensor.zeros(1, 2, 5).interpolate(Interpolation.to(3, 4)))
                    .refuses(
                            "interpolate: Interpolation.by(0.1) leaves nothing of spatial dim 0 of [5]. Use a larger scale.",
                            () -> Tensor.zeros(1, 2, 5).interpolate(Interpolation.by(0.1)))
                    .refuses(
                            "interpolate: only the first size may be 0",
                            () -> Tensor.zeros(1, 2, 0).interpolate(Interpolation.by(2))),
            interpolate(Interpolation.to(5), 2, 2, 3),
            interpolate(Interpolation.by(1.7, 0.6).nearestExact(), 2, 2, 3, 5),
            interpolate(Interpolation.by(1.7).linear(), 2, 2, 4),
            interpolate(Interpolation.to(5, 2).linear().alignCorners(), 2, 1, 3, 4),
            interpolate(Interpolation.to(3).linear(), 1, 2, 2, 4, 2),
            interpolate(Interpolation.by(1.7).bicubic(), 1, 2, 3, 4)
                    .refuses(
                            "interpolate: bicubic is for pictures [N, C, H, W], got [1, 2, 5]",
                            () -> Tensor.zeros(1, 2, 5)
                                    .interpolate(Interpolation.by(2).bicubic())),
            interpolate(Interpolation.to(2, 7).bicubic().alignCorners(), 1, 2, 3, 4)
                    .refuses(
                            "alignCorners is for linear() and bicubic(), not for AREA",
                            () -> Interpolation.by(2).area().alignCorners()),
            interpolate(Interpolation.by(0.7).area(), 2, 2, 4, 5)
                    .refuses("Interpolation: scales must be above 0, got [-1.0]", () -> Interpolation.by(-1))
                    .refuses("Interpolation: sizes must be at least 1, got [0]", () -> Interpolation.to(0)),
            interpolate(Interpolation.by(1).linear(), 1, 2, 3),
            read(GridSampling.LINEAR, new int[] {2, 2, 3, 4}, new int[] {2, 3, 2, 2})
                    .refuses(
                            "gridSample: the grid must be [N=1, sizes…, 2] of rank 4 for x of [1, 2, 3, 4], got [1, 3, 3, 3]",
                            () -> Tensor.zeros(1, 2, 3, 4).gridSample(Tensor.zeros(1, 3, 3, 3), GridSampling.LINEAR))
                    .refuses(
                            "gridSample: x must be [N, C, H, W] or [N, C, D, H, W], got [1, 2, 3]",
                            () -> Tensor.zeros(1, 2, 3).gridSample(Tensor.zeros(1, 3, 2), GridSampling.LINEAR)),
            read(GridSampling.LINEAR.beyond(Padding.Mode.REFLECT).alignCorners(), new int[] {1, 1, 2, 3, 2}, new int[] {
                1, 2, 1, 2, 3
            }),
            read(
                    GridSampling.LINEAR.mode(Interpolation.Mode.NEAREST).beyond(Padding.Mode.REPLICATE),
                    new int[] {1, 2, 3, 4},
                    new int[] {1, 2, 2, 2}),
            OpCase.of(
                            "gridSample",
                            t -> t.get(0)
                                    .gridSample(
                                            t.get(1),
                                            GridSampling.LINEAR
                                                    .mode(Interpolation.Mode.BICUBIC)
                                                    .beyond(Padding.Mode.REPLICATE)),
                            new int[] {1, 2, 3, 4},
                            new int[] {1, 2, 2, 2})
                    .on(Sampler.normal(), Sampler.uniform(0.08f, 0.2f)) // the second derivative jumps between elements
                    .tolerance(new GradCheck.Tolerance(3e-3f, 1e-2, 5e-3)) // and is steep
                    .refuses(
                            "the mode must be LINEAR, NEAREST or BICUBIC, got AREA",
                            () -> GridSampling.LINEAR.mode(Interpolation.Mode.AREA))
                    .refuses(
                            "must be CONSTANT, REPLICATE or REFLECT, got CIRCULAR",
                            () -> GridSampling.LINEAR.beyond(Padding.Mode.CIRCULAR))
                    .refuses(
                            "gridSample: BICUBIC is for pictures",
                            () -> Tensor.zeros(1, 1, 2, 2, 2)
                                    .gridSample(
                                            Tensor.zeros(1, 1, 1, 1, 3),
                                            GridSampling.LINEAR.mode(Interpolation.Mode.BICUBIC))),
            OpCase.of("affineGrid", t -> t.getFirst().affineGrid(false, 2, 3), new int[] {2, 2, 3})
                    .refuses(
                            "affineGrid: theta must be [N, 2, 3] for 2 sizes, got [1, 3, 4]",
                            () -> Tensor.zeros(1, 3, 4).affineGrid(false, 2, 3))
                    .refuses(
                            "needs sizes H, W or D, H, W, got [2]",
                            () -> Tensor.zeros(1, 2, 3).affineGrid(false, 2)),
            OpCase.of("affineGrid", t -> t.getFirst().affineGrid(true, 2, 1, 3), new int[] {1, 3, 4}));

    private ResampleCases() {}

    private static OpCase interpolate(Interpolation how, int... x) {
        return OpCase.of("interpolate", t -> t.getFirst().interpolate(how), x);
    }

    /// A sampling at places that stay the same: between elements the gradient of the places jumps.
    private static OpCase read(GridSampling how, int[] x, int[] grid) {
        Tensor places = Tensor.rand(Rng.of(3), grid).mul(3).sub(1.5);
        return OpCase.of("gridSample", t -> t.getFirst().gridSample(places, how), x);
    }
}
