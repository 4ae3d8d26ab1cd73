package cairn.testkit.layers;

import cairn.nn.AdaptiveAvgPool1d;
import cairn.nn.AdaptiveAvgPool2d;
import cairn.nn.AdaptiveAvgPool3d;
import cairn.nn.AdaptiveMaxPool1d;
import cairn.nn.AdaptiveMaxPool2d;
import cairn.nn.AdaptiveMaxPool3d;
import cairn.nn.AvgPool1d;
import cairn.nn.AvgPool2d;
import cairn.nn.AvgPool3d;
import cairn.nn.FractionalMaxPool2d;
import cairn.nn.FractionalMaxPool3d;
import cairn.nn.LPPool1d;
import cairn.nn.LPPool2d;
import cairn.nn.LPPool3d;
import cairn.nn.MaxPool1d;
import cairn.nn.MaxPool2d;
import cairn.nn.MaxPool3d;
import cairn.tensor.Divisor;
import cairn.tensor.Window;
import cairn.testkit.LayerCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of the pooling layers. Those that put maxima back take two inputs: see [PoolLayersTest].
final class PoolRows {
    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new MaxPool1d(2), 2, 2, 8)
                    .gives(2, 2, 4)
                    .on(Sampler.distinct())
                    .prints("new MaxPool1d(2)"),
            LayerCase.of(() -> new MaxPool2d(2), 2, 2, 4, 6)
                    .gives(2, 2, 2, 3)
                    .on(Sampler.distinct())
                    .prints("new MaxPool2d(2)"),
            LayerCase.of(() -> new MaxPool2d(Window.of(3).stride(2).padding(1)), 2, 5, 6)
                    .gives(2, 3, 3)
                    .on(Sampler.distinct())
                    .prints("new MaxPool2d(Window.of(3).stride(2).padding(1))"),
            LayerCase.of(() -> new MaxPool3d(Window.of(2).stride(1).dilation(2)), 1, 2, 3, 4, 3)
                    .gives(1, 2, 1, 2, 1)
                    .on(Sampler.distinct())
                    .prints("new MaxPool3d(Window.of(2).stride(1).dilation(2))"),
            LayerCase.of(() -> new AvgPool1d(2), 2, 2, 8).gives(2, 2, 4).prints("new AvgPool1d(2)"),
            LayerCase.of(() -> new AvgPool2d(Window.of(3).stride(2).padding(1).ceilMode(), Divisor.INSIDE), 2, 2, 4, 6)
                    .gives(2, 2, 3, 4)
                    .prints("new AvgPool2d(Window.of(3).stride(2).padding(1).ceilMode(), Divisor.INSIDE)"),
            LayerCase.of(() -> new AvgPool2d(Window.of(2), Divisor.of(3)), 2, 4, 6)
                    .gives(2, 2, 3)
                    .prints("new AvgPool2d(Window.of(2), Divisor.of(3))"),
            LayerCase.of(() -> new AvgPool3d(Window.of(2, 1, 2)), 1, 2, 4, 2, 3)
                    .gives(1, 2, 2, 2, 1)
                    .prints("new AvgPool3d(Window.of(2, 1, 2))"),
            LayerCase.of(() -> new LPPool1d(3.0, 2), 2, 2, 8)
                    .gives(2, 2, 4)
                    .on(Sampler.positive())
                    .prints("new LPPool1d(3.0, 2)"),
            LayerCase.of(() -> new LPPool2d(2.0, Window.of(3).stride(2)), 2, 5, 6)
                    .gives(2, 2, 2)
                    .on(Sampler.positive())
                    .prints("new LPPool2d(2.0, Window.of(3).stride(2))"),
            LayerCase.of(() -> new LPPool3d(1.5, 2), 1, 2, 2, 2, 4)
                    .gives(1, 2, 1, 1, 2)
                    .on(Sampler.positive())
                    .prints("new LPPool3d(1.5, 2)"),
            LayerCase.of(() -> new AdaptiveAvgPool1d(3), 2, 2, 7).gives(2, 2, 3).prints("new AdaptiveAvgPool1d(3)"),
            LayerCase.of(() -> new AdaptiveAvgPool2d(1), 2, 2, 5, 4)
                    .gives(2, 2, 1, 1)
                    .prints("new AdaptiveAvgPool2d(1)"),
            LayerCase.of(() -> new AdaptiveAvgPool2d(3, -1), 2, 5, 4)
                    .gives(2, 3, 4)
                    .prints("new AdaptiveAvgPool2d(3, -1)"),
            LayerCase.of(() -> new AdaptiveAvgPool3d(2), 1, 2, 4, 3, 2)
                    .gives(1, 2, 2, 2, 2)
                    .prints("new AdaptiveAvgPool3d(2)"),
            LayerCase.of(() -> new AdaptiveMaxPool1d(3), 2, 2, 7)
                    .gives(2, 2, 3)
                    .on(Sampler.distinct())
                    .prints("new AdaptiveMaxPool1d(3)"),
            LayerCase.of(() -> new AdaptiveMaxPool2d(2, 3), 2, 2, 5, 4)
                    .gives(2, 2, 2, 3)
                    .on(Sampler.distinct())
                    .prints("new AdaptiveMaxPool2d(2, 3)"),
            LayerCase.of(() -> new AdaptiveMaxPool3d(2), 1, 2, 4, 3, 2)
                    .gives(1, 2, 2, 2, 2)
                    .on(Sampler.distinct())
                    .prints("new AdaptiveMaxPool3d(2)"),
            LayerCase.of(() -> FractionalMaxPool2d.toSize(Window.of(2), 3, 4), 2, 2, 5, 6)
                    .gives(2, 2, 3, 4)
                    .on(Sampler.distinct())
                    .prints("FractionalMaxPool2d.toSize(Window.of(2), 3, 4)"),
            LayerCase.of(() -> FractionalMaxPool3d.byRatio(Window.of(2, 1, 2), 0.7), 2, 4, 3, 5)
                    .gives(2, 2, 2, 3)
                    .on(Sampler.distinct())
                    .prints("FractionalMaxPool3d.byRatio(Window.of(2, 1, 2), 0.7)"));

    private PoolRows() {}
}
