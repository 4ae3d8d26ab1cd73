package cairn.testkit.golden;

import cairn.nn.BatchNorm;
import cairn.nn.BatchNorm1d;
import cairn.nn.BatchNorm2d;
import cairn.nn.BatchNorm3d;
import cairn.nn.GroupNorm;
import cairn.nn.InstanceNorm;
import cairn.nn.InstanceNorm1d;
import cairn.nn.InstanceNorm2d;
import cairn.nn.InstanceNorm3d;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.LocalResponseNorm;
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
        LAYERS.put("GroupNorm", GoldenNormLayers::groupNorm);
        LAYERS.put("InstanceNorm1d", c -> new InstanceNorm1d(c.integer(0, "num_features"), instanceNormOptions(c)));
        LAYERS.put("InstanceNorm2d", c -> new InstanceNorm2d(c.integer(0, "num_features"), instanceNormOptions(c)));
        LAYERS.put("InstanceNorm3d", c -> new InstanceNorm3d(c.integer(0, "num_features"), instanceNormOptions(c)));
        LAYERS.put("LocalResponseNorm", GoldenNormLayers::localResponseNorm);
        LAYERS.put("CrossMapLRN2d", GoldenNormLayers::localResponseNorm);
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

    private static Layer groupNorm(Call c) {
        int groups = c.integer(0, "num_groups");
        int channels = c.integer(1, "num_channels");
        double eps = c.number(2, "eps", 1e-5);
        return c.flag(3, "affine", true)
                ? GroupNorm.of(eps, groups, channels)
                : GroupNorm.withoutAffine(eps, groups, channels);
    }

    private static InstanceNorm.Options instanceNormOptions(Call c) {
        InstanceNorm.Options options =
                InstanceNorm.defaults().eps(c.number(1, "eps", 1e-5)).momentum(c.number(2, "momentum", 0.1));
        if (c.flag(3, "affine", false)) options = options.withAffine();
        return c.flag(4, "track_running_stats", false) ? options.withRunningStats() : options;
    }

    private static Layer localResponseNorm(Call c) {
        return new LocalResponseNorm(
                c.integer(0, "size"), c.number(1, "alpha", 1e-4), c.number(2, "beta", 0.75), c.number(3, "k", 1));
    }
}
