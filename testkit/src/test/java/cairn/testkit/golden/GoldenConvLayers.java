package cairn.testkit.golden;

import cairn.nn.Conv1d;
import cairn.nn.Conv2d;
import cairn.nn.Conv3d;
import cairn.nn.ConvTranspose1d;
import cairn.nn.ConvTranspose2d;
import cairn.nn.ConvTranspose3d;
import cairn.nn.Convolution;
import cairn.nn.Layer;
import cairn.tensor.Padding;
import cairn.tensor.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's modules of convolution are made in Cairn.
final class GoldenConvLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();

    private GoldenConvLayers() {}

    static {
        LAYERS.put("Conv1d", c -> new Conv1d(in(c), out(c), window(c), options(c, 6, 7, 8)));
        LAYERS.put("Conv2d", c -> new Conv2d(in(c), out(c), window(c), options(c, 6, 7, 8)));
        LAYERS.put("Conv3d", c -> new Conv3d(in(c), out(c), window(c), options(c, 6, 7, 8)));
        LAYERS.put("ConvTranspose1d", c -> new ConvTranspose1d(in(c), out(c), transposed(c), options(c, 6, 7, 9)));
        LAYERS.put("ConvTranspose2d", c -> new ConvTranspose2d(in(c), out(c), transposed(c), options(c, 6, 7, 9)));
        LAYERS.put("ConvTranspose3d", c -> new ConvTranspose3d(in(c), out(c), transposed(c), options(c, 6, 7, 9)));
    }

    private static int in(Call c) {
        return c.integer(0, "in_channels");
    }

    private static int out(Call c) {
        return c.integer(1, "out_channels");
    }

    private static Window window(Call c) {
        Window window = Window.of(c.ints(2, "kernel_size")).stride(c.ints(3, "stride", 1));
        return GoldenConv.padded(window, c, 4).dilation(c.ints(5, "dilation", 1));
    }

    private static Window transposed(Call c) {
        return Window.of(c.ints(2, "kernel_size"))
                .stride(c.ints(3, "stride", 1))
                .padding(c.ints(4, "padding", 0))
                .outputPadding(c.ints(5, "output_padding", 0))
                .dilation(c.ints(8, "dilation", 1));
    }

    private static Convolution.Options options(Call c, int groups, int bias, int mode) {
        return Convolution.defaults()
                .groups(c.integer(groups, "groups", 1))
                .bias(c.flag(bias, "bias", true))
                .paddingMode(
                        switch (c.text(mode, "padding_mode", "zeros")) {
                            case "reflect" -> Padding.Mode.REFLECT;
                            case "replicate" -> Padding.Mode.REPLICATE;
                            case "circular" -> Padding.Mode.CIRCULAR;
                            default -> Padding.Mode.CONSTANT;
                        });
    }
}
