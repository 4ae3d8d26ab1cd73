package cairn.testkit.ops;

import cairn.tensor.Divisor;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.PoolOps].
final class PoolCases {
    static final List<OpCase> ROWS = Stream.of(maxima(), fractional(), unpooled(), averages(), norms(), adaptive())
            .flatMap(List::stream)
            .toList();

    private PoolCases() {}

    private static int[] of(int... sizes) {
        return sizes;
    }

    private static OpCase max(String name, Function<Tensor, Tensor> op, int... x) {
        return OpCase.of(name, t -> op.apply(t.get(0)), x).on(Sampler.distinct());
    }

    private static OpCase mean(String name, Function<Tensor, Tensor> op, int... x) {
        return OpCase.of(name, t -> op.apply(t.get(0)), x);
    }

    private static List<OpCase> maxima() {
        Window overlapping = Window.of(3).stride(2).padding(1);
        Window dilated = Window.of(2).stride(1).padding(1).dilation(2).ceilMode();
        return List.of(
                max("maxPool1d", x -> x.maxPool1d(Window.of(2)), 2, 2, 8)
                        .refuses(
                                "maxPool1d: x must be [N, C, L] or [C, L], got [4]",
                                () -> Tensor.zeros(4).maxPool1d(Window.of(2)))
                        .refuses(
                                "only the first size may be 0",
                                () -> Tensor.zeros(2, 0, 4).maxPool1d(Window.of(2))),
                max("maxPool1d", x -> x.maxPool1d(overlapping), 3, 9),
                max("maxPool1dWithIndices", x -> x.maxPool1dWithIndices(dilated).values(), 2, 2, 7),
                max("maxPool2d", x -> x.maxPool2d(Window.of(2)), 2, 3, 6, 4)
                        .refuses(
                                "maxPool2d: the window must fit into the padded input, but along spatial dim 0 it covers 5 of 4",
                                () -> Tensor.zeros(1, 1, 4, 6).maxPool2d(Window.of(5)))
                        .refuses(
                                "padding must be at most half of the window's size, got Window.of(3).padding(2)",
                                () -> Tensor.zeros(1, 1, 4, 6)
                                        .maxPool2d(Window.of(3).padding(2)))
                        .refuses(
                                "same() is for convolutions",
                                () -> Tensor.zeros(1, 1, 4, 6)
                                        .maxPool2d(Window.of(3).same()))
                        .refuses(
                                "outputPadding is for transposed convolutions",
                                () -> Tensor.zeros(1, 1, 4, 6)
                                        .maxPool2d(Window.of(3).outputPadding(1))),
                max("maxPool2d", x -> x.maxPool2d(overlapping), 2, 2, 7, 6),
                max(
                        "maxPool2d",
                        x -> x.maxPool2d(
                                Window.of(3, 4).stride(2, 1).padding(1, 2).ceilMode()),
                        2,
                        6,
                        7),
                max("maxPool2dWithIndices", x -> x.maxPool2dWithIndices(dilated).values(), 2, 2, 5, 6),
                max("maxPool3d", x -> x.maxPool3d(overlapping), 2, 2, 4, 5, 3),
                max("maxPool3dWithIndices", x -> x.maxPool3dWithIndices(dilated).values(), 2, 2, 4, 3, 5));
    }

    private static List<OpCase> fractional() {
        Tensor two = Tensor.rand(Rng.of(1), 2, 2, 2);
        Tensor three = Tensor.rand(Rng.of(1), 1, 2, 3);
        return List.of(
                max("fractionalMaxPool2d", x -> x.fractionalMaxPool2d(Window.of(2), two, 3, 4), 2, 2, 5, 7)
                        .refuses(
                                "fractionalMaxPool2d: the output size along spatial dim 1 must be in [1, 4] for Window.of(2) over [7, 5], got 5",
                                () -> Tensor.zeros(2, 2, 7, 5).fractionalMaxPool2d(Window.of(2), two, 5))
                        .refuses(
                                "fractionalMaxPool2d: samples must be [3, 2, 2] for x of [3, 2, 7, 5], got [2, 2, 2]",
                                () -> Tensor.zeros(3, 2, 7, 5).fractionalMaxPool2d(Window.of(2), two, 4))
                        .refuses(
                                "a window has nothing but a size here",
                                () -> Tensor.zeros(2, 2, 7, 5)
                                        .fractionalMaxPool2d(Window.of(2).stride(1), two, 4)),
                max(
                        "fractionalMaxPool2dWithIndices",
                        x -> x.fractionalMaxPool2dWithIndices(Window.of(2, 3), two, 4)
                                .values(),
                        2,
                        2,
                        5,
                        6),
                max("fractionalMaxPool3d", x -> x.fractionalMaxPool3d(Window.of(2), three, 2), 2, 3, 4, 3),
                max(
                        "fractionalMaxPool3dWithIndices",
                        x -> x.fractionalMaxPool3dWithIndices(Window.of(1, 2, 2), three, 3, 1, 2)
                                .values(),
                        1,
                        2,
                        4,
                        3,
                        3));
    }

    private static List<OpCase> unpooled() {
        Tensor places = Tensor.of(new long[] {0, 3, 5, 2, 2, 4}, 1, 2, 3);
        Tensor inPictures = Tensor.of(new long[] {0, 3, 9, 15}, 1, 2, 2);
        Window two = Window.of(2);
        return List.of(
                OpCase.of(
                                "maxUnpool1d",
                                t -> t.get(0).maxUnpool1d(Tensor.of(new long[] {0, 3, 5, 2, 1, 4}, 1, 2, 3), two),
                                of(1, 2, 3))
                        .refuses(
                                "the output size must be less than a stride away from [6]",
                                () -> Tensor.zeros(1, 2, 3).maxUnpool1d(places, two, 8))
                        .refuses(
                                "indices must be places of the output's planes, in [0, 6), got 6",
                                () -> Tensor.zeros(1, 2, 3).maxUnpool1d(places.add(1), two))
                        .refuses(
                                "indices must be I64, got F32",
                                () -> Tensor.zeros(1, 2, 3).maxUnpool1d(Tensor.zeros(1, 2, 3), two))
                        .refuses(
                                "x and indices must have the same shape",
                                () -> Tensor.zeros(1, 2, 4).maxUnpool1d(places, two)),
                OpCase.of("maxUnpool2d", t -> t.get(0).maxUnpool2d(inPictures, two), of(1, 2, 2)),
                OpCase.of("maxUnpool2d", t -> t.get(0).maxUnpool2d(inPictures, two, 5, 4), of(1, 2, 2)),
                OpCase.of(
                        "maxUnpool3d",
                        t -> t.get(0).maxUnpool3d(Tensor.of(new long[] {1, 30}, 1, 1, 1, 2), Window.of(2, 4, 2)),
                        of(1, 1, 1, 2)));
    }

    private static List<OpCase> averages() {
        Window overlapping = Window.of(3).stride(2).padding(1).ceilMode();
        return List.of(
                mean("avgPool1d", x -> x.avgPool1d(Window.of(2)), 2, 2, 8)
                        .refuses(
                                "dilation is for convolutions and max pooling",
                                () -> Tensor.zeros(2, 2, 8)
                                        .avgPool1d(Window.of(2).dilation(2))),
                mean("avgPool1d", x -> x.avgPool1d(overlapping, Divisor.INSIDE), 3, 8),
                mean("avgPool2d", x -> x.avgPool2d(Window.of(2)), 2, 2, 4, 6)
                        .refuses(
                                "avgPool2d: x must be [N, C, H, W] or [C, H, W], got [4, 6]. Did you mean x.unsqueeze(0)?",
                                () -> Tensor.zeros(4, 6).avgPool2d(Window.of(2))),
                mean("avgPool2d", x -> x.avgPool2d(overlapping), 2, 2, 6, 7),
                mean("avgPool2d", x -> x.avgPool2d(overlapping, Divisor.INSIDE), 2, 6, 7),
                mean("avgPool2d", x -> x.avgPool2d(Window.of(4, 5).stride(1, 2).padding(2), Divisor.of(3)), 2, 5, 6)
                        .refuses("Divisor: must not be 0", () -> Divisor.of(0)),
                mean("avgPool3d", x -> x.avgPool3d(overlapping, Divisor.INSIDE), 2, 2, 4, 3, 5));
    }

    private static List<OpCase> norms() {
        return List.of(
                mean("lpPool1d", x -> x.lpPool1d(3, Window.of(2)), 2, 2, 8)
                        .on(Sampler.positive())
                        .refuses("p must not be 0", () -> Tensor.zeros(2, 2, 8).lpPool1d(0, Window.of(2)))
                        .refuses(
                                "a norm has no padding",
                                () -> Tensor.zeros(2, 2, 8)
                                        .lpPool1d(2, Window.of(2).padding(1))),
                mean("lpPool2d", x -> x.lpPool2d(2, Window.of(3, 2).stride(1, 2).ceilMode()), 2, 5, 5)
                        .on(Sampler.positive()),
                mean("lpPool3d", x -> x.lpPool3d(1.5, Window.of(2)), 2, 2, 2, 2, 4)
                        .on(Sampler.positive()));
    }

    private static List<OpCase> adaptive() {
        return List.of(
                mean("adaptiveAvgPool1d", x -> x.adaptiveAvgPool1d(3), 2, 2, 7)
                        .refuses(
                                "needs one output size or one for each of 1 dims, got [2, 3]",
                                () -> Tensor.zeros(2, 2, 7).adaptiveAvgPool1d(2, 3)),
                mean("adaptiveAvgPool2d", x -> x.adaptiveAvgPool2d(1), 2, 3, 5, 4)
                        .refuses(
                                "output sizes must be at least 0, or -1 to keep a size",
                                () -> Tensor.zeros(2, 2, 7, 7).adaptiveAvgPool2d(-2)),
                mean("adaptiveAvgPool2d", x -> x.adaptiveAvgPool2d(3, -1), 2, 5, 4),
                mean("adaptiveAvgPool3d", x -> x.adaptiveAvgPool3d(2, 3, 4), 2, 2, 4, 2, 3),
                max("adaptiveMaxPool1d", x -> x.adaptiveMaxPool1d(3), 2, 2, 7),
                max(
                        "adaptiveMaxPool1dWithIndices",
                        x -> x.adaptiveMaxPool1dWithIndices(2).values(),
                        2,
                        6),
                max("adaptiveMaxPool2d", x -> x.adaptiveMaxPool2d(2, 3), 2, 2, 5, 4),
                max(
                        "adaptiveMaxPool2dWithIndices",
                        x -> x.adaptiveMaxPool2dWithIndices(1).values(),
                        2,
                        5,
                        4),
                max("adaptiveMaxPool3d", x -> x.adaptiveMaxPool3d(2), 2, 2, 4, 5, 3),
                max(
                        "adaptiveMaxPool3dWithIndices",
                        x -> x.adaptiveMaxPool3dWithIndices(3, 1, 2).values(),
                        2,
                        4,
                        5,
                        3));
    }
}
