package cairn.testkit.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.nn.AdaptiveMaxPool2d;
import cairn.nn.AvgPool1d;
import cairn.nn.AvgPool2d;
import cairn.nn.LPPool2d;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Layers;
import cairn.nn.MaxPool1d;
import cairn.nn.MaxPool2d;
import cairn.nn.MaxPool3d;
import cairn.nn.MaxUnpool1d;
import cairn.nn.MaxUnpool2d;
import cairn.nn.MaxUnpool3d;
import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import cairn.testkit.GradCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Pooling layers with indices, the layers that put maxima back, and what both refuse.
class PoolLayersTest {
    private static final Tensor PICTURE = Tensor.of(
            new float[] {
                1, 2, 6, 3,
                4, 5, 1, 0,
                7, 0, 2, 2,
                0, 8, 9, 2
            },
            1,
            4,
            4);

    @Test
    void putsMaximaBackWhereTheyWere() {
        Selection s = new MaxPool2d(2).forwardWithIndices(PICTURE);
        assertArrayEquals(new float[] {5, 6, 8, 9}, s.values().toFloatArray());
        assertArrayEquals(new long[] {5, 2, 13, 14}, s.indices().toLongArray());
        Tensor y = new MaxUnpool2d(2).forward(s.values(), s.indices());
        assertArrayEquals(new float[] {0, 0, 6, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 8, 9, 0}, y.toFloatArray());
        assertArrayEquals(
                new int[] {1, 5, 5},
                new MaxUnpool2d(2)
                        .forward(s.values(), s.indices(), 5, 5)
                        .shape()
                        .dims());
    }

    @Test
    void putsMaximaOfSequencesAndVolumesBack() {
        Tensor x = Tensor.of(new float[] {3, 1, 2, 5}, 1, 1, 4);
        Selection s = new MaxPool1d(2).forwardWithIndices(x);
        assertArrayEquals(
                new float[] {3, 0, 0, 5},
                new MaxUnpool1d(2).forward(s.values(), s.indices()).toFloatArray());
        Selection v = new MaxPool3d(2).forwardWithIndices(PICTURE.reshape(1, 4, 2, 2));
        Tensor back = new MaxUnpool3d(2).forward(v.values(), v.indices());
        assertEquals(6 + 9, back.sum().item());
    }

    @Test
    void gradientsGoThroughPoolingAndBack() {
        MaxPool2d pool = new MaxPool2d(2);
        MaxUnpool2d unpool = new MaxUnpool2d(2);
        GradCheck.check(
                in -> {
                    Selection s = pool.forwardWithIndices(in.getFirst());
                    return unpool.forward(s.values().square(), s.indices());
                },
                PICTURE.copy());
    }

    @Test
    void theFirstOfEqualElementsCountsAndNaNIsLargest() {
        Tensor x = Tensor.of(new float[] {2, 2, 1, Float.NaN, 7, Float.NaN}, 1, 6);
        Selection s = new MaxPool1d(2).forwardWithIndices(x);
        assertArrayEquals(new float[] {2, Float.NaN, Float.NaN}, s.values().toFloatArray());
        assertArrayEquals(new long[] {0, 3, 5}, s.indices().toLongArray());
        assertArrayEquals(
                new float[] {2, Float.NaN, Float.NaN},
                new MaxPool1d(2).forward(x).toFloatArray());
    }

    @Test
    void maximaOfMinusInfinityAreAtTheFirstPlace() {
        Tensor x = Tensor.full(Float.NEGATIVE_INFINITY, 1, 6);
        Selection s = new MaxPool1d(Window.of(3).stride(2).padding(1)).forwardWithIndices(x);
        assertArrayEquals(new long[] {0, 1, 3}, s.indices().toLongArray());
    }

    @Test
    void ceilModeCoversInputsSmallerThanTheWindow() {
        Tensor row = Tensor.of(new float[] {3, 5}, 1, 2);
        Window window = Window.of(3).stride(2).ceilMode();
        assertArrayEquals(new float[] {5}, new MaxPool1d(window).forward(row).toFloatArray());
        assertArrayEquals(new float[] {4}, new AvgPool1d(window).forward(row).toFloatArray());
    }

    @Test
    void hooksSeeWhatIsPooledWithIndices() {
        MaxPool2d pool = new MaxPool2d(2);
        pool.registerForwardHook((layer, in, out) -> out.mul(2));
        assertArrayEquals(
                new float[] {10, 12, 16, 18},
                pool.forwardWithIndices(PICTURE).values().toFloatArray());
    }

    @Test
    void layersThatPutMaximaBackAreRebuiltFromTheirConfiguration() {
        for (Layer layer : List.of(
                new MaxUnpool1d(3), new MaxUnpool2d(Window.of(3).stride(2).padding(1)), new MaxUnpool3d(2))) {
            Layer twin = Layers.build(LayerConfig.ofMap(layer.config().toMap()));
            assertEquals(layer.toString(), twin.toString());
        }
        assertEquals("new MaxUnpool2d(2)", new MaxUnpool2d(2).toString());
    }

    @Test
    void impossibleInputsAreRefusedInTheLayersName() {
        refuses(
                "MaxPool2d(2) expects [N, C, H, W] or [C, H, W] but got [4, 4]",
                () -> new MaxPool2d(2).forward(Tensor.zeros(4, 4)));
        refuses(
                "MaxPool2d(5): maxPool2d: the window must fit into the padded input, but along spatial dim 0 it covers 5 of 4.",
                () -> new MaxPool2d(5).forward(PICTURE));
        refuses("MaxPool2d(5): maxPool2d: the window must fit", () -> new MaxPool2d(5).forwardWithIndices(PICTURE));
        refuses(
                "MaxUnpool2d(2): maxUnpool2d: indices must be places of the output's planes, in [0, 4), got 9",
                () -> new MaxUnpool2d(2)
                        .forward(Tensor.zeros(1, 1, 1), Tensor.scalarLong(9).reshape(1, 1, 1)));
        refuses(
                "MaxUnpool2d(2): maxUnpool2d: the output size must be less than a stride away from [2, 2]",
                () -> new MaxUnpool2d(2)
                        .forward(Tensor.zeros(1, 1, 1), Tensor.scalarLong(0).reshape(1, 1, 1), 4, 4));
        var e = assertThrows(IllegalStateException.class, () -> new MaxUnpool2d(2).forward(PICTURE));
        assertEquals("MaxUnpool2d(2) takes more than one input: call forward(x, indices).", e.getMessage());
    }

    @Test
    void impossibleWindowsAreRefusedWhenTheLayerIsMade() {
        refuses(
                "MaxPool2d: padding must be at most half of the window's size, got Window.of(2).padding(2).",
                () -> new MaxPool2d(Window.of(2).padding(2)));
        refuses(
                "MaxPool2d: same() is for convolutions",
                () -> new MaxPool2d(Window.of(2).same()));
        refuses(
                "MaxPool2d: outputPadding is for transposed convolutions",
                () -> new MaxPool2d(Window.of(2).outputPadding(1)));
        refuses("MaxPool2d: Window.of(1, 2, 3) is for 3 dims, not 2", () -> new MaxPool2d(Window.of(1, 2, 3)));
        refuses(
                "AvgPool2d: dilation is for convolutions and max pooling",
                () -> new AvgPool2d(Window.of(2).dilation(2)));
        refuses(
                "LPPool2d: a norm has no padding",
                () -> new LPPool2d(2, Window.of(2).padding(1)));
        refuses("LPPool2d: p must be a number other than 0, got 0.0", () -> new LPPool2d(0, 2));
        refuses(
                "AdaptiveMaxPool2d: needs one output size or one for each of 2 dims, got [1, 2, 3]",
                () -> new AdaptiveMaxPool2d(1, 2, 3));
        refuses(
                "AdaptiveMaxPool2d: an output size must be at least 0, or -1 to keep the input's, got -2",
                () -> new AdaptiveMaxPool2d(-2));
        refuses(
                "MaxUnpool2d: a window has size, stride and padding here",
                () -> new MaxUnpool2d(Window.of(2).dilation(2)));
    }

    private static void refuses(String message, Executable call) {
        var e = assertThrows(IllegalArgumentException.class, call);
        assertEquals(
                message,
                String.valueOf(e.getMessage())
                        .substring(0, Math.min(message.length(), e.getMessage().length())));
    }
}
