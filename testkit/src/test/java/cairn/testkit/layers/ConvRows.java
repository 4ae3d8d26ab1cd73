package cairn.testkit.layers;

import cairn.nn.Conv1d;
import cairn.nn.Conv2d;
import cairn.nn.Conv3d;
import cairn.nn.ConvTranspose1d;
import cairn.nn.ConvTranspose2d;
import cairn.nn.ConvTranspose3d;
import cairn.nn.Convolution;
import cairn.tensor.Padding;
import cairn.tensor.Window;
import cairn.testkit.LayerCase;
import java.util.List;

/// The rows of the layers in which a window of weights runs over pictures.
final class ConvRows {
    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new Conv1d(2, 3, 3), 2, 2, 6)
                    .gives(2, 3, 4)
                    .parameters(21)
                    .prints("new Conv1d(2, 3, 3)"),
            LayerCase.of(
                            () -> new Conv1d(
                                    2,
                                    3,
                                    Window.of(4).same(),
                                    Convolution.defaults().paddingMode(Padding.Mode.CIRCULAR)),
                            2,
                            6)
                    .gives(3, 6)
                    .parameters(27)
                    .prints(
                            "new Conv1d(2, 3, Window.of(4).same(), Convolution.defaults().paddingMode(Padding.Mode.CIRCULAR))"),
            LayerCase.of(() -> new Conv2d(3, 4, Window.of(3).stride(2).padding(1)), 2, 3, 5, 6)
                    .gives(2, 4, 3, 3)
                    .parameters(112)
                    .prints("new Conv2d(3, 4, Window.of(3).stride(2).padding(1))"),
            LayerCase.of(() -> Conv2d.withoutBias(2, 4, Window.of(3, 2).dilation(1, 2)), 2, 2, 5, 6)
                    .gives(2, 4, 3, 4)
                    .parameters(48)
                    .prints("Conv2d.withoutBias(2, 4, Window.of(3, 2).dilation(1, 2))"),
            LayerCase.of(
                            () -> new Conv2d(
                                    4,
                                    4,
                                    Window.of(3).padding(1),
                                    Convolution.defaults().groups(4).bias(false).paddingMode(Padding.Mode.REFLECT)),
                            4,
                            5,
                            5)
                    .gives(4, 5, 5)
                    .parameters(36)
                    .prints(
                            "new Conv2d(4, 4, Window.of(3).padding(1), Convolution.defaults().groups(4).bias(false).paddingMode(Padding.Mode.REFLECT))"),
            LayerCase.of(() -> new Conv3d(2, 3, 2), 1, 2, 3, 4, 3)
                    .gives(1, 3, 2, 3, 2)
                    .parameters(51)
                    .prints("new Conv3d(2, 3, 2)"),
            LayerCase.of(() -> new ConvTranspose1d(2, 3, 3), 2, 2, 4)
                    .gives(2, 3, 6)
                    .parameters(21)
                    .prints("new ConvTranspose1d(2, 3, 3)"),
            LayerCase.of(
                            () -> new ConvTranspose2d(
                                    4,
                                    2,
                                    Window.of(3).stride(2).padding(1).outputPadding(1),
                                    Convolution.defaults().groups(2)),
                            2,
                            4,
                            3,
                            3)
                    .gives(2, 2, 6, 6)
                    .parameters(38)
                    .prints(
                            "new ConvTranspose2d(4, 2, Window.of(3).stride(2).padding(1).outputPadding(1), Convolution.defaults().groups(2))"),
            LayerCase.of(() -> ConvTranspose3d.withoutBias(2, 1, Window.of(2)), 2, 2, 2, 2)
                    .gives(1, 3, 3, 3)
                    .parameters(16)
                    .prints("ConvTranspose3d.withoutBias(2, 1, Window.of(2))"));

    private ConvRows() {}
}
