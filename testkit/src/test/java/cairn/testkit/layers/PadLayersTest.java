package cairn.testkit.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.nn.ChannelShuffle;
import cairn.nn.CircularPad1d;
import cairn.nn.ConstantPad1d;
import cairn.nn.Fold;
import cairn.nn.Layer;
import cairn.nn.PixelShuffle;
import cairn.nn.ReflectionPad1d;
import cairn.nn.ReflectionPad2d;
import cairn.nn.ReplicationPad1d;
import cairn.nn.Unfold;
import cairn.nn.Upsample;
import cairn.nn.ZeroPad1d;
import cairn.nn.ZeroPad2d;
import cairn.tensor.Interpolation;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What padding, rearranging and resampling layers give on small inputs, and what they refuse.
class PadLayersTest {
    private static final Tensor ROW = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4);

    @Test
    void bordersAreFilledAsTheNamesSay() {
        gives(new ZeroPad1d(2, 1), 0, 0, 1, 2, 3, 4, 0);
        gives(new ConstantPad1d(9, 1), 9, 1, 2, 3, 4, 9);
        gives(new ReflectionPad1d(2), 3, 2, 1, 2, 3, 4, 3, 2);
        gives(new ReplicationPad1d(2), 1, 1, 1, 2, 3, 4, 4, 4);
        gives(new CircularPad1d(2), 3, 4, 1, 2, 3, 4, 1, 2);
        gives(new ZeroPad1d(-1), 2, 3);
    }

    @Test
    void largerSequencesRepeatOrBlendTheirElements() {
        Tensor x = ROW.unsqueeze(0);
        assertArrayEquals(
                new float[] {1, 1, 2, 2, 3, 3, 4, 4}, new Upsample(2).forward(x).toFloatArray());
        assertArrayEquals(
                new float[] {1, 1.25f, 1.75f, 2.25f, 2.75f, 3.25f, 3.75f, 4},
                new Upsample(Interpolation.by(2).linear()).forward(x).toFloatArray());
        assertArrayEquals(
                new float[] {1, 2.5f, 4},
                new Upsample(Interpolation.to(3).linear().alignCorners())
                        .forward(x)
                        .toFloatArray());
        assertArrayEquals(
                new float[] {1.5f, 3.5f},
                new Upsample(Interpolation.by(0.5).area()).forward(x).toFloatArray());
    }

    @Test
    void foldingAddsUpWhereWindowsOverlap() {
        Tensor ones = Tensor.ones(1, 3, 3);
        Tensor counts = new Fold(Window.of(2), 3).forward(new Unfold(2).forward(ones));
        assertArrayEquals(new float[] {1, 2, 1, 2, 4, 2, 1, 2, 1}, counts.toFloatArray());
    }

    @Test
    void shuffledChannelsComeFromEveryGroupInTurn() {
        Tensor x = Tensor.arange(6).reshape(1, 6, 1);
        assertArrayEquals(
                new float[] {0, 3, 1, 4, 2, 5}, new ChannelShuffle(2).forward(x).toFloatArray());
    }

    @Test
    void whatCannotWorkIsRefusedInTheLayersName() {
        refuses(
                "ReflectionPad2d(3): pad: REFLECT padding of dim 2 of size 3 can add at most 2, got 3",
                () -> new ReflectionPad2d(3).forward(Tensor.zeros(1, 2, 3, 5)));
        refuses(
                "ZeroPad2d(1) expects [N, C, H, W] or [C, H, W] but got [3, 3]",
                () -> new ZeroPad2d(1).forward(Tensor.zeros(3, 3)));
        refuses("ZeroPad1d(-3): pad: cannot crop more than there is along dim 1", () -> new ZeroPad1d(-3).forward(ROW));
        refuses(
                "ZeroPad2d: needs one amount for all sides or 4 for left, right, top, bottom, got [1, 2]",
                () -> new ZeroPad2d(1, 2));
        refuses(
                "PixelShuffle(2): pixelShuffle: dim -3 must be a multiple of the factor's square 4",
                () -> new PixelShuffle(2).forward(Tensor.zeros(1, 6, 2, 2)));
        refuses("PixelShuffle: factor must be at least 1, got 0", () -> new PixelShuffle(0));
        refuses(
                "ChannelShuffle(4): channelShuffle: groups must divide the C=6 channels",
                () -> new ChannelShuffle(4).forward(Tensor.zeros(1, 6, 2)));
        refuses(
                "Unfold(4) expects [N, C, H, W] or [C, H, W] but got [2, 3]",
                () -> new Unfold(4).forward(Tensor.zeros(2, 3)));
        refuses(
                "Unfold(4): unfold: the window must fit into the padded input",
                () -> new Unfold(4).forward(Tensor.zeros(1, 2, 3, 5)));
        refuses(
                "Unfold: a window has size, stride, padding and dilation here",
                () -> new Unfold(Window.of(2).same()));
        refuses(
                "Fold(Window.of(2), 3): fold: x must be [N, C·4, L=4]",
                () -> new Fold(Window.of(2), 3).forward(Tensor.zeros(1, 8, 5)));
        refuses(
                "Fold: needs an output size H, W or one number for both, got [1, 2, 3]",
                () -> new Fold(Window.of(2), 1, 2, 3));
        refuses("Upsample(2.0): interpolate: x must be [N, C, L]", () -> new Upsample(2).forward(ROW));
        refuses("Interpolation: scales must be above 0, got [0.0]", () -> new Upsample(0));
    }

    private static void gives(Layer layer, float... expected) {
        assertArrayEquals(expected, layer.forward(ROW).toFloatArray(), layer.toString());
    }

    private static void refuses(String message, Executable call) {
        var e = assertThrows(IllegalArgumentException.class, call);
        String said = String.valueOf(e.getMessage());
        assertEquals(message, said.substring(0, Math.min(message.length(), said.length())));
    }
}
