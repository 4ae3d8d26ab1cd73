package cairn.testkit.golden;

import cairn.nn.AdaptiveAvgPool1d;
import cairn.nn.AdaptiveAvgPool2d;
import cairn.nn.AdaptiveAvgPool3d;
import cairn.nn.AdaptiveMaxPool1d;
import cairn.nn.AdaptiveMaxPool2d;
import cairn.nn.AdaptiveMaxPool3d;
import cairn.nn.AvgPool1d;
import cairn.nn.AvgPool2d;
import cairn.nn.AvgPool3d;
import cairn.nn.LPPool1d;
import cairn.nn.LPPool2d;
import cairn.nn.LPPool3d;
import cairn.nn.Layer;
import cairn.nn.MaxPool1d;
import cairn.nn.MaxPool2d;
import cairn.nn.MaxPool3d;
import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How PyTorch's modules of pooling are made in Cairn.
final class GoldenPoolLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();
    static final Map<String, BiFunction<Layer, Call, Object>> CALLS = new HashMap<>();

    private GoldenPoolLayers() {}

    static {
        max("MaxPool1d", 5, c -> new MaxPool1d(GoldenPool.maxWindow(c, 0)), MaxPool1d::forwardWithIndices);
        max("MaxPool2d", 5, c -> new MaxPool2d(GoldenPool.maxWindow(c, 0)), MaxPool2d::forwardWithIndices);
        max("MaxPool3d", 5, c -> new MaxPool3d(GoldenPool.maxWindow(c, 0)), MaxPool3d::forwardWithIndices);
        LAYERS.put("AvgPool1d", c -> new AvgPool1d(GoldenPool.window(c, 0), GoldenPool.divisor(c, 4)));
        LAYERS.put("AvgPool2d", c -> new AvgPool2d(GoldenPool.window(c, 0), GoldenPool.divisor(c, 4)));
        LAYERS.put("AvgPool3d", c -> new AvgPool3d(GoldenPool.window(c, 0), GoldenPool.divisor(c, 4)));
        LAYERS.put("LPPool1d", c -> new LPPool1d(c.number(0, "norm_type", 2), GoldenPool.window(c, 1)));
        LAYERS.put("LPPool2d", c -> new LPPool2d(c.number(0, "norm_type", 2), GoldenPool.window(c, 1)));
        LAYERS.put("LPPool3d", c -> new LPPool3d(c.number(0, "norm_type", 2), GoldenPool.window(c, 1)));
        LAYERS.put("AdaptiveAvgPool1d", c -> new AdaptiveAvgPool1d(GoldenPool.sizes(c, 0)));
        LAYERS.put("AdaptiveAvgPool2d", c -> new AdaptiveAvgPool2d(GoldenPool.sizes(c, 0)));
        LAYERS.put("AdaptiveAvgPool3d", c -> new AdaptiveAvgPool3d(GoldenPool.sizes(c, 0)));
        max(
                "AdaptiveMaxPool1d",
                1,
                c -> new AdaptiveMaxPool1d(GoldenPool.sizes(c, 0)),
                AdaptiveMaxPool1d::forwardWithIndices);
        max(
                "AdaptiveMaxPool2d",
                1,
                c -> new AdaptiveMaxPool2d(GoldenPool.sizes(c, 0)),
                AdaptiveMaxPool2d::forwardWithIndices);
        max(
                "AdaptiveMaxPool3d",
                1,
                c -> new AdaptiveMaxPool3d(GoldenPool.sizes(c, 0)),
                AdaptiveMaxPool3d::forwardWithIndices);
    }

    static {
        LAYERS.put("FractionalMaxPool2d", c -> new Fractional(2, c));
        LAYERS.put("FractionalMaxPool3d", c -> new Fractional(3, c));
        for (String name : List.of("FractionalMaxPool2d", "FractionalMaxPool3d"))
            CALLS.put(name, (layer, c) -> ((Fractional) layer).run(c.tensor(0, "input")));
    }

    /// A pooling whose samples are part of the reference.
    private static final class Fractional extends Layer {
        private final int dims;
        private final Call arguments;
        private final Tensor samples;

        Fractional(int dims, Call arguments) {
            this.dims = dims;
            this.arguments = arguments;
            samples = buffer("_random_samples", dims == 2 ? Tensor.zeros(1, 3, 2) : Tensor.zeros(2, 4, 3));
        }

        Object run(Tensor x) {
            int[] out = arguments.ints(1, "output_size");
            if (out.length == 0) {
                out = new int[dims];
                for (int d = 0; d < dims; d++) out[d] = x.size(d - dims) / 2;
            }
            Tensor u = samples.narrow(0, 0, x.rank() == dims + 2 ? x.size(0) : 1);
            Window window = Window.of(arguments.ints(0, "kernel_size"));
            Selection s = dims == 2
                    ? x.fractionalMaxPool2dWithIndices(window, u, out)
                    : x.fractionalMaxPool3dWithIndices(window, u, out);
            return arguments.flag(3, "return_indices", false) ? List.of(s.values(), s.indices()) : s.values();
        }

        @Override
        protected Tensor compute(Tensor x) {
            throw needs("run(x)");
        }
    }

    /// @param at where the constructor is told whether indices are asked for
    private static <L extends Layer> void max(
            String name, int at, Function<Call, L> make, BiFunction<L, Tensor, Selection> both) {
        LAYERS.put(name, c -> {
            L layer = make.apply(c);
            return c.flag(at, "return_indices", false) ? new WithIndices(x -> both.apply(layer, x)) : layer;
        });
        CALLS.put(name, (layer, c) -> {
            if (!(layer instanceof WithIndices pool)) return layer.forward(c.tensor(0, "input"));
            Selection s = pool.both.apply(c.tensor(0, "input"));
            return List.of(s.values(), s.indices());
        });
    }

    /// A pooling that PyTorch's constructor was told to return indices with.
    private static final class WithIndices extends Layer {
        private final Function<Tensor, Selection> both;

        WithIndices(Function<Tensor, Selection> both) {
            this.both = both;
        }

        @Override
        protected Tensor compute(Tensor x) {
            return both.apply(x).values();
        }
    }
}
