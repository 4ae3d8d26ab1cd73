package cairn.testkit.ops;

import cairn.tensor.Interpolation;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
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
            interpolate(Interpolation.by(1).linear(), 1, 2, 3));

    private ResampleCases() {}

    private static OpCase interpolate(Interpolation how, int... x) {
        return OpCase.of("interpolate", t -> t.getFirst().interpolate(how), x);
    }
}
