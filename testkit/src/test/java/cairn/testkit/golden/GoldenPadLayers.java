package cairn.testkit.golden;

import cairn.nn.ChannelShuffle;
import cairn.nn.CircularPad1d;
import cairn.nn.CircularPad2d;
import cairn.nn.CircularPad3d;
import cairn.nn.ConstantPad1d;
import cairn.nn.ConstantPad2d;
import cairn.nn.ConstantPad3d;
import cairn.nn.Fold;
import cairn.nn.Layer;
import cairn.nn.PixelShuffle;
import cairn.nn.PixelUnshuffle;
import cairn.nn.ReflectionPad1d;
import cairn.nn.ReflectionPad2d;
import cairn.nn.ReflectionPad3d;
import cairn.nn.ReplicationPad1d;
import cairn.nn.ReplicationPad2d;
import cairn.nn.ReplicationPad3d;
import cairn.nn.Unfold;
import cairn.nn.ZeroPad1d;
import cairn.nn.ZeroPad2d;
import cairn.nn.ZeroPad3d;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's modules of padding and rearrangement are made in Cairn.
final class GoldenPadLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();

    private GoldenPadLayers() {}

    static {
        LAYERS.put("ZeroPad1d", c -> new ZeroPad1d(c.ints(0, "padding")));
        LAYERS.put("ZeroPad2d", c -> new ZeroPad2d(c.ints(0, "padding")));
        LAYERS.put("ZeroPad3d", c -> new ZeroPad3d(c.ints(0, "padding")));
        LAYERS.put("ReflectionPad1d", c -> new ReflectionPad1d(c.ints(0, "padding")));
        LAYERS.put("ReflectionPad2d", c -> new ReflectionPad2d(c.ints(0, "padding")));
        LAYERS.put("ReflectionPad3d", c -> new ReflectionPad3d(c.ints(0, "padding")));
        LAYERS.put("ReplicationPad1d", c -> new ReplicationPad1d(c.ints(0, "padding")));
        LAYERS.put("ReplicationPad2d", c -> new ReplicationPad2d(c.ints(0, "padding")));
        LAYERS.put("ReplicationPad3d", c -> new ReplicationPad3d(c.ints(0, "padding")));
        LAYERS.put("CircularPad1d", c -> new CircularPad1d(c.ints(0, "padding")));
        LAYERS.put("CircularPad2d", c -> new CircularPad2d(c.ints(0, "padding")));
        LAYERS.put("CircularPad3d", c -> new CircularPad3d(c.ints(0, "padding")));
        LAYERS.put("ConstantPad1d", c -> new ConstantPad1d(c.number(1, "value", 0), c.ints(0, "padding")));
        LAYERS.put("ConstantPad2d", c -> new ConstantPad2d(c.number(1, "value", 0), c.ints(0, "padding")));
        LAYERS.put("ConstantPad3d", c -> new ConstantPad3d(c.number(1, "value", 0), c.ints(0, "padding")));
        LAYERS.put("Unfold", c -> new Unfold(GoldenConv.patch(c, 0)));
        LAYERS.put("Fold", c -> new Fold(GoldenConv.patch(c, 1), c.ints(0, "output_size")));
        LAYERS.put("PixelShuffle", c -> new PixelShuffle(c.integer(0, "upscale_factor")));
        LAYERS.put("PixelUnshuffle", c -> new PixelUnshuffle(c.integer(0, "downscale_factor")));
        LAYERS.put("ChannelShuffle", c -> new ChannelShuffle(c.integer(0, "groups")));
    }

    static { // functions whose names hold the amounts
        for (String amounts : List.of("12", "31", "33"))
            LAYERS.put("F_Padding" + amounts + "_1dcircular", c -> new CircularPad1d(digits(amounts)));
        for (String amounts : List.of("1221", "2322", "3331"))
            LAYERS.put("F_Padding" + amounts + "_2dcircular", c -> new CircularPad2d(digits(amounts)));
        for (String amounts : List.of("122112", "322112", "332122"))
            LAYERS.put("F_Padding" + amounts + "_3dcircular", c -> new CircularPad3d(digits(amounts)));
    }

    private static int[] digits(String amounts) {
        return amounts.chars().map(c -> c - '0').toArray();
    }
}
