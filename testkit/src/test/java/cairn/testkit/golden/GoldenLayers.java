package cairn.testkit.golden;

import cairn.nn.CELU;
import cairn.nn.ELU;
import cairn.nn.Flatten;
import cairn.nn.GELU;
import cairn.nn.GLU;
import cairn.nn.Hardshrink;
import cairn.nn.Hardsigmoid;
import cairn.nn.Hardswish;
import cairn.nn.Hardtanh;
import cairn.nn.Layer;
import cairn.nn.LeakyReLU;
import cairn.nn.Linear;
import cairn.nn.LogSigmoid;
import cairn.nn.LogSoftmax;
import cairn.nn.Mish;
import cairn.nn.PReLU;
import cairn.nn.RReLU;
import cairn.nn.ReLU;
import cairn.nn.ReLU6;
import cairn.nn.SELU;
import cairn.nn.SiLU;
import cairn.nn.Sigmoid;
import cairn.nn.Softmax;
import cairn.nn.Softmin;
import cairn.nn.Softplus;
import cairn.nn.Softshrink;
import cairn.nn.Softsign;
import cairn.nn.Tanh;
import cairn.nn.Tanhshrink;
import cairn.nn.Threshold;
import cairn.nn.Unflatten;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's modules are made in Cairn from the arguments of their constructors.
final class GoldenLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();

    private GoldenLayers() {}

    static {
        LAYERS.put("Linear", GoldenLayers::linear);
        LAYERS.put("Flatten", c -> new Flatten(c.integer(0, "start_dim", 1), c.integer(1, "end_dim", -1)));
        LAYERS.put("Unflatten", c -> new Unflatten(c.integer(0, "dim"), c.ints(1, "unflattened_size")));
        LAYERS.put("PReLU", c -> new PReLU(c.integer(0, "num_parameters", 1)));
        LAYERS.put("RReLU", c -> new RReLU(c.number(0, "lower", 1.0 / 8), c.number(1, "upper", 1.0 / 3)));
        LAYERS.put(
                "GELU",
                c -> new GELU(GELU.Approximation.valueOf(
                        c.text(0, "approximate", "none").toUpperCase(java.util.Locale.ROOT))));
        LAYERS.put("Softmax", c -> new Softmax(c.integer(0, "dim")));
        LAYERS.put("LogSoftmax", c -> new LogSoftmax(c.integer(0, "dim")));
        LAYERS.put("GLU", c -> new GLU(c.integer(0, "dim", -1)));
        LAYERS.put("Softmin", c -> new Softmin(c.integer(0, "dim")));
        LAYERS.put("Softmax2d", c -> new Softmax(-3));
        LAYERS.put("CELU", c -> new CELU(c.number(0, "alpha", 1)));
        LAYERS.put("ELU", c -> new ELU(c.number(0, "alpha", 1)));
        LAYERS.put("LeakyReLU", c -> new LeakyReLU(c.number(0, "negative_slope", 0.01)));
        LAYERS.put("Hardshrink", c -> new Hardshrink(c.number(0, "lambd", 0.5)));
        LAYERS.put("Softshrink", c -> new Softshrink(c.number(0, "lambd", 0.5)));
        LAYERS.put("Hardtanh", c -> new Hardtanh(c.number(0, "min_val", -1), c.number(1, "max_val", 1)));
        LAYERS.put("Softplus", c -> new Softplus(c.number(0, "beta", 1), c.number(1, "threshold", 20)));
        LAYERS.put("Threshold", c -> new Threshold(c.number(0, "threshold", 0), c.number(1, "value", 0)));
        LAYERS.put("Hardsigmoid", c -> new Hardsigmoid());
        LAYERS.put("Hardswish", c -> new Hardswish());
        LAYERS.put("LogSigmoid", c -> new LogSigmoid());
        LAYERS.put("Mish", c -> new Mish());
        LAYERS.put("ReLU", c -> new ReLU());
        LAYERS.put("ReLU6", c -> new ReLU6());
        LAYERS.put("SELU", c -> new SELU());
        LAYERS.put("SiLU", c -> new SiLU());
        LAYERS.put("Sigmoid", c -> new Sigmoid());
        LAYERS.put("Softsign", c -> new Softsign());
        LAYERS.put("Tanh", c -> new Tanh());
        LAYERS.put("Tanhshrink", c -> new Tanhshrink());
    }

    static { // functions of one argument: the name holds the rest
        for (String name : List.of(
                "softmax_functional_dim0",
                "softmax_functional_dim3",
                "softmax_lastdim",
                "softmax_lastdim_dtype",
                "softmax_spatial",
                "softmax_spatial_dtype",
                "softmax_spatial_special")) LAYERS.put("F_" + name, c -> new Softmax(dimNamed(name)));
        for (String name : List.of(
                "log_softmax_dim0",
                "log_softmax_dim3",
                "log_softmax_lastdim",
                "log_softmax_spatial",
                "log_softmax_spatial_special")) LAYERS.put("F_" + name, c -> new LogSoftmax(dimNamed(name)));
    }

    private static int dimNamed(String name) {
        if (name.contains("spatial")) return 1;
        return name.contains("lastdim") ? -1 : name.charAt(name.length() - 1) - '0';
    }

    static {
        LAYERS.putAll(GoldenSequence.LAYERS);
        LAYERS.putAll(GoldenConvLayers.LAYERS);
        LAYERS.putAll(GoldenAttention.LAYERS);
        LAYERS.putAll(GoldenNormLayers.LAYERS);
        LAYERS.putAll(GoldenVectorLayers.LAYERS);
        LAYERS.putAll(GoldenPoolLayers.LAYERS);
        LAYERS.putAll(GoldenPadLayers.LAYERS);
        LAYERS.putAll(GoldenResample.LAYERS);
    }

    private static Layer linear(Call c) {
        int in = c.integer(0, "in_features");
        int out = c.integer(1, "out_features");
        return c.flag(2, "bias", true) ? new Linear(in, out) : Linear.withoutBias(in, out);
    }
}
