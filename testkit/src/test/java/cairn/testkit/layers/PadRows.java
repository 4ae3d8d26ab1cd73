package cairn.testkit.layers;

import cairn.nn.ChannelShuffle;
import cairn.nn.CircularPad1d;
import cairn.nn.CircularPad2d;
import cairn.nn.CircularPad3d;
import cairn.nn.ConstantPad1d;
import cairn.nn.ConstantPad2d;
import cairn.nn.ConstantPad3d;
import cairn.nn.Fold;
import cairn.nn.PixelShuffle;
import cairn.nn.PixelUnshuffle;
import cairn.nn.ReflectionPad1d;
import cairn.nn.ReflectionPad2d;
import cairn.nn.ReflectionPad3d;
import cairn.nn.ReplicationPad1d;
import cairn.nn.ReplicationPad2d;
import cairn.nn.ReplicationPad3d;
import cairn.nn.Unfold;
import cairn.nn.Upsample;
import cairn.nn.ZeroPad1d;
import cairn.nn.ZeroPad2d;
import cairn.nn.ZeroPad3d;
import cairn.tensor.Interpolation;
import cairn.tensor.Window;
import cairn.testkit.LayerCase;
import java.util.List;

/// The rows of the layers that pad, rearrange and resample pictures.
final class PadRows {
    static final List<LayerCase> ROWS = List.of(
            LayerCase.of(() -> new ZeroPad1d(2), 2, 2, 3).gives(2, 2, 7).prints("new ZeroPad1d(2)"),
            LayerCase.of(() -> new ZeroPad2d(1, 2, 0, 3), 2, 2, 3, 4)
                    .gives(2, 2, 6, 7)
                    .prints("new ZeroPad2d(1, 2, 0, 3)"),
            LayerCase.of(() -> new ZeroPad2d(-1, 2, 0, -1), 2, 3, 4)
                    .gives(2, 2, 5)
                    .prints("new ZeroPad2d(-1, 2, 0, -1)"),
            LayerCase.of(() -> new ZeroPad3d(1, 0, 2, 0, 0, 1), 1, 2, 2, 3, 2)
                    .gives(1, 2, 3, 5, 3)
                    .prints("new ZeroPad3d(1, 0, 2, 0, 0, 1)"),
            LayerCase.of(() -> new ConstantPad1d(0.5f, 1, 2), 2, 2, 3)
                    .gives(2, 2, 6)
                    .prints("new ConstantPad1d(0.5f, 1, 2)"),
            LayerCase.of(() -> new ConstantPad2d(-1.5f, 1), 2, 3, 4)
                    .gives(2, 5, 6)
                    .prints("new ConstantPad2d(-1.5f, 1)"),
            LayerCase.of(() -> new ConstantPad3d(2.0f, 1), 1, 2, 2, 1, 2)
                    .gives(1, 2, 4, 3, 4)
                    .prints("new ConstantPad3d(2.0f, 1)"),
            LayerCase.of(() -> new ReflectionPad1d(2), 2, 2, 4).gives(2, 2, 8).prints("new ReflectionPad1d(2)"),
            LayerCase.of(() -> new ReflectionPad2d(1, 2, 0, 1), 2, 2, 3, 4)
                    .gives(2, 2, 4, 7)
                    .prints("new ReflectionPad2d(1, 2, 0, 1)"),
            LayerCase.of(() -> new ReflectionPad3d(1), 2, 2, 2, 3)
                    .gives(2, 4, 4, 5)
                    .prints("new ReflectionPad3d(1)"),
            LayerCase.of(() -> new ReplicationPad1d(3, 0), 2, 3).gives(2, 6).prints("new ReplicationPad1d(3, 0)"),
            LayerCase.of(() -> new ReplicationPad2d(2), 2, 2, 3, 2)
                    .gives(2, 2, 7, 6)
                    .prints("new ReplicationPad2d(2)"),
            LayerCase.of(() -> new ReplicationPad3d(0, 1, 1, 0, 2, 0), 1, 2, 2, 1, 2)
                    .gives(1, 2, 4, 2, 3)
                    .prints("new ReplicationPad3d(0, 1, 1, 0, 2, 0)"),
            LayerCase.of(() -> new CircularPad1d(3, 1), 2, 2, 3).gives(2, 2, 7).prints("new CircularPad1d(3, 1)"),
            LayerCase.of(() -> new CircularPad2d(1, 2, 0, 1), 2, 3, 4)
                    .gives(2, 4, 7)
                    .prints("new CircularPad2d(1, 2, 0, 1)"),
            LayerCase.of(() -> new CircularPad3d(1), 1, 2, 2, 1, 2)
                    .gives(1, 2, 4, 3, 4)
                    .prints("new CircularPad3d(1)"),
            LayerCase.of(() -> new Unfold(2), 2, 3, 4, 5).gives(2, 12, 12).prints("new Unfold(2)"),
            LayerCase.of(() -> new Unfold(Window.of(3).stride(2).padding(1)), 2, 4, 5)
                    .gives(18, 6)
                    .prints("new Unfold(Window.of(3).stride(2).padding(1))"),
            LayerCase.of(() -> new Fold(Window.of(2), 3, 4), 2, 8, 6)
                    .gives(2, 2, 3, 4)
                    .prints("new Fold(Window.of(2), 3, 4)"),
            LayerCase.of(() -> new Fold(Window.of(3).stride(2).padding(1), 5), 18, 9)
                    .gives(2, 5, 5)
                    .prints("new Fold(Window.of(3).stride(2).padding(1), 5)"),
            LayerCase.of(() -> new PixelShuffle(2), 2, 8, 3, 2)
                    .gives(2, 2, 6, 4)
                    .prints("new PixelShuffle(2)"),
            LayerCase.of(() -> new PixelUnshuffle(3), 2, 6, 3).gives(18, 2, 1).prints("new PixelUnshuffle(3)"),
            LayerCase.of(() -> new ChannelShuffle(3), 2, 6, 2, 2)
                    .gives(2, 6, 2, 2)
                    .prints("new ChannelShuffle(3)"),
            LayerCase.of(() -> new Upsample(2.0), 2, 2, 3, 2).gives(2, 2, 6, 4).prints("new Upsample(2.0)"),
            LayerCase.of(() -> new Upsample(Interpolation.by(1.5, 2.0).linear()), 2, 2, 3, 2)
                    .gives(2, 2, 4, 4)
                    .prints("new Upsample(Interpolation.by(1.5, 2.0).linear())"),
            LayerCase.of(() -> new Upsample(Interpolation.to(5, 7).bicubic().alignCorners()), 1, 2, 3, 4)
                    .gives(1, 2, 5, 7)
                    .prints("new Upsample(Interpolation.to(5, 7).bicubic().alignCorners())"),
            LayerCase.of(() -> new Upsample(Interpolation.to(5).nearestExact()), 2, 2, 7)
                    .gives(2, 2, 5)
                    .prints("new Upsample(Interpolation.to(5).nearestExact())"),
            LayerCase.of(() -> new Upsample(Interpolation.by(0.7).area()), 1, 2, 3, 4, 3)
                    .gives(1, 2, 2, 2, 2)
                    .prints("new Upsample(Interpolation.by(0.7).area())"));

    private PadRows() {}
}
