package cairn.testkit.golden;

import cairn.nn.BatchNorm;
import cairn.nn.BatchNorm1d;
import cairn.nn.BatchNorm2d;
import cairn.nn.BatchNorm3d;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's modules of normalisation are made in Cairn.
final class GoldenNormLayers {
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();

    private GoldenNormLayers() {}

    static {
        LAYERS.put("BatchNorm1d", c -> new BatchNorm1d(c.integer(0, "num_features"), batchNormOptions(c)));
        LAYERS.put("BatchNorm2d", c -> new BatchNorm2d(c.integer(0, "num_features"), batchNormOptions(c)));
        LAYERS.put("BatchNorm3d", c -> new BatchNorm3d(c.integer(0, "num_features"), batchNormOptions(c)));
        LAYERS.put("LayerNorm", GoldenNormLayers::layerNorm);
    }

    private static Layer layerNorm(Call c) {
        double eps = c.number(1, "eps", 1e-5);
        int[] shape = c.ints(0, "normalized_shape");
        return c.flag(2, "elementwise_affine", true) ? LayerNorm.of(eps, shape) : LayerNorm.withoutAffine(eps, shape);
    }

    private static BatchNorm.Options batchNormOptions(Call c) {
        BatchNorm.Options options = BatchNorm.defaults().eps(c.number(1, "eps", 1e-5));
        options = c.count() > 2 && !c.has(2, "momentum")
                ? options.cumulativeAverage()
                : options.momentum(c.number(2, "momentum", 0.1));
        if (!c.flag(3, "affine", true)) options = options.withoutAffine();
        return c.flag(4, "track_running_stats", true) ? options : options.withoutRunningStats();
    }
}
