package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.testkit.OpCase;
import java.util.List;
import java.util.stream.Stream;

/// The rows of [cairn.tensor.ConvOps].
final class ConvCases {
    static final List<OpCase> ROWS = Stream.of(convolutions(), transposed(), patches())
            .flatMap(List::stream)
            .toList();

    private ConvCases() {}

    private static int[] of(int... sizes) {
        return sizes;
    }

    private static OpCase conv1d(Window window, int groups, int[] x, int[] w) {
        return OpCase.of("conv1d", t -> t.get(0).conv1d(t.get(1), t.get(2), window, groups), x, w, of(w[0]));
    }

    private static OpCase conv2d(Window window, int groups, int[] x, int[] w) {
        return OpCase.of("conv2d", t -> t.get(0).conv2d(t.get(1), t.get(2), window, groups), x, w, of(w[0]));
    }

    private static List<OpCase> convolutions() {
        return List.of(
                conv1d(Window.of(3), 1, of(2, 3, 7), of(4, 3, 3))
                        .refuses(
                                "conv1d: x must have in/groups · groups = 3 · 1 = 3 channels, got 4. x is [2, 4, 7], weight is [2, 3, 3]",
                                () -> Tensor.zeros(2, 4, 7).conv1d(Tensor.zeros(2, 3, 3), null))
                        .refuses(
                                "Did you mean groups = 2?",
                                () -> Tensor.zeros(2, 6, 7).conv1d(Tensor.zeros(2, 3, 3), null))
                        .refuses(
                                "x must be [N, C, L] or [C, L], got [7]",
                                () -> Tensor.zeros(7).conv1d(Tensor.zeros(2, 3, 3), null)),
                conv1d(Window.of(4).stride(2).dilation(2).padding(3), 2, of(4, 9), of(6, 2, 4)),
                conv1d(Window.of(4).same(), 1, of(2, 2, 5), of(3, 2, 4))
                        .refuses(
                                "same() needs stride 1",
                                () -> Tensor.zeros(2, 2, 5)
                                        .conv1d(
                                                Tensor.zeros(3, 2, 4),
                                                null,
                                                Window.of(4).same().stride(2),
                                                1)),
                OpCase.of("conv2d", t -> t.get(0).conv2d(t.get(1), null), of(2, 2, 4, 5), of(3, 2, 2, 3))
                        .refuses(
                                "along spatial dim 1 it covers 5 of 4. The input's spatial size is [5, 4]",
                                () -> Tensor.zeros(1, 1, 5, 4).conv2d(Tensor.zeros(1, 1, 3, 5), null))
                        .refuses(
                                "groups must divide the out=3 channels of the weight, got 2",
                                () -> Tensor.zeros(1, 4, 5, 5).conv2d(Tensor.zeros(3, 2, 3, 3), null, Window.of(3), 2))
                        .refuses(
                                "Window.of(3) must be of the weight's size",
                                () -> Tensor.zeros(1, 1, 5, 5).conv2d(Tensor.zeros(1, 1, 5, 5), null, Window.of(3), 1))
                        .refuses(
                                "bias must be [out=2], got [3]",
                                () -> Tensor.zeros(1, 1, 5, 5).conv2d(Tensor.zeros(2, 1, 3, 3), Tensor.zeros(3)))
                        .refuses(
                                "ceilMode is for pooling",
                                () -> Tensor.zeros(1, 1, 5, 5)
                                        .conv2d(
                                                Tensor.zeros(1, 1, 3, 3),
                                                null,
                                                Window.of(3).ceilMode(),
                                                1)),
                conv2d(Window.of(3).stride(2).padding(1), 1, of(2, 2, 5, 6), of(3, 2, 3, 3)),
                conv2d(Window.of(3, 2).stride(1, 3).padding(0, 2).dilation(2, 1), 1, of(2, 7, 5), of(9, 2, 3, 2)),
                conv2d(Window.of(3).padding(1), 4, of(2, 4, 5, 5), of(8, 1, 3, 3)),
                conv2d(Window.of(1), 2, of(2, 4, 8, 9), of(6, 2, 1, 1)),
                OpCase.of(
                                "conv3d",
                                t -> t.get(0)
                                        .conv3d(
                                                t.get(1),
                                                t.get(2),
                                                Window.of(2, 3, 2)
                                                        .stride(2, 1, 2)
                                                        .padding(1),
                                                1),
                                of(2, 2, 3, 4, 3),
                                of(3, 2, 2, 3, 2),
                                of(3))
                        .refuses(
                                "weight must be [out, in/groups, sizes…] of rank 5",
                                () -> Tensor.zeros(1, 1, 5, 5, 5).conv3d(Tensor.zeros(1, 1, 3, 3), null)));
    }

    private static List<OpCase> transposed() {
        return List.of(
                OpCase.of(
                                "convTranspose1d",
                                t -> t.get(0)
                                        .convTranspose1d(
                                                t.get(1),
                                                t.get(2),
                                                Window.of(3)
                                                        .stride(3)
                                                        .padding(2)
                                                        .outputPadding(1),
                                                2),
                                of(2, 4, 5),
                                of(4, 3, 3),
                                of(6))
                        .refuses(
                                "outputPadding must be smaller than stride or dilation",
                                () -> Tensor.zeros(1, 1, 4)
                                        .convTranspose1d(
                                                Tensor.zeros(1, 1, 3),
                                                null,
                                                Window.of(3).outputPadding(1),
                                                1))
                        .refuses(
                                "takes all of the output away",
                                () -> Tensor.zeros(1, 1, 1)
                                        .convTranspose1d(
                                                Tensor.zeros(1, 1, 2),
                                                null,
                                                Window.of(2).padding(1),
                                                1)),
                OpCase.of(
                                "convTranspose2d",
                                t -> t.get(0)
                                        .convTranspose2d(
                                                t.get(1),
                                                t.get(2),
                                                Window.of(2, 3)
                                                        .stride(2, 1)
                                                        .dilation(1, 2)
                                                        .padding(0, 1),
                                                1),
                                of(2, 2, 3, 4),
                                of(2, 3, 2, 3),
                                of(3))
                        .refuses(
                                "x must have in=2 channels, got 3",
                                () -> Tensor.zeros(1, 3, 4, 4)
                                        .convTranspose2d(Tensor.zeros(2, 1, 3, 3), null, Window.of(3), 1))
                        .refuses(
                                "groups must divide the in=2 channels, got 3",
                                () -> Tensor.zeros(1, 2, 4, 4)
                                        .convTranspose2d(Tensor.zeros(2, 1, 3, 3), null, Window.of(3), 3)),
                OpCase.of(
                        "convTranspose3d",
                        t -> t.get(0)
                                .convTranspose3d(
                                        t.get(1), t.get(2), Window.of(2).stride(2), 1),
                        of(2, 2, 2, 3),
                        of(2, 3, 2, 2, 2),
                        of(3)));
    }

    private static List<OpCase> patches() {
        Window wide = Window.of(2, 3).stride(1, 2).padding(1, 0).dilation(2, 1);
        return List.of(
                OpCase.of("unfold", t -> t.get(0).unfold(Window.of(2)), of(2, 3, 4, 5))
                        .refuses(
                                "x must be [N, C, H, W] or [C, H, W], got [4, 5]",
                                () -> Tensor.zeros(4, 5).unfold(Window.of(2)))
                        .refuses(
                                "unfold: the window must fit into the padded input",
                                () -> Tensor.zeros(2, 3, 4, 5).unfold(Window.of(6)))
                        .refuses(
                                "a window has size, stride, padding and dilation here",
                                () -> Tensor.zeros(2, 3, 4, 5)
                                        .unfold(Window.of(2).ceilMode())),
                OpCase.of("unfold", t -> t.get(0).unfold(wide), of(2, 4, 7)),
                OpCase.of("fold", t -> t.get(0).fold(Window.of(2), 3, 4), of(2, 8, 6))
                        .refuses(
                                "fold: x must be [N, C·4, L=6] for Window.of(2) over [3, 4], got [2, 8, 5]",
                                () -> Tensor.zeros(2, 8, 5).fold(Window.of(2), 3, 4))
                        .refuses(
                                "needs an output size [H, W]",
                                () -> Tensor.zeros(2, 8, 5).fold(Window.of(2), 3))
                        .refuses(
                                "x must be [N, C·KH·KW, L] or [C·KH·KW, L]",
                                () -> Tensor.zeros(8).fold(Window.of(2), 3, 4)),
                OpCase.of("fold", t -> t.get(0).fold(wide, 4, 7), of(12, 12)));
    }
}
