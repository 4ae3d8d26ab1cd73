package cairn.testkit.golden;

import cairn.nn.Layer;
import cairn.nn.Upsample;
import cairn.tensor.GridSampling;
import cairn.tensor.Interpolation;
import cairn.tensor.Padding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of resampling are called in Cairn.
final class GoldenResample {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();
    static final Map<String, Function<Call, Layer>> LAYERS = new HashMap<>();

    private GoldenResample() {}

    static {
        for (String mode : List.of("area", "bicubic", "bilinear", "linear", "nearest", "nearest-exact", "trilinear"))
            OPS.put("nn.functional.interpolate:" + mode, c -> c.input().interpolate(interpolation(c)));
        OPS.put(
                "nn.functional.upsample_bilinear",
                c -> c.input().interpolate(target(c).linear().alignCorners()));
        OPS.put("nn.functional.upsample_nearest", c -> c.input().interpolate(target(c)));
        OPS.put("nn.functional.grid_sample", c -> c.input().gridSample(c.tensor(0, "grid"), sampling(c)));
        OPS.put("nn.functional.affine_grid", GoldenResample::affineGrid);
        LAYERS.put("Upsample", c -> new Upsample(interpolation(c)));
        LAYERS.put("UpsamplingNearest2d", c -> new Upsample(target(c)));
        LAYERS.put("UpsamplingBilinear2d", c -> new Upsample(target(c).linear().alignCorners()));
        functions("nearest", "1d", "2d", "2d_launch_configs", "3d", "scale_1d", "scale_2d", "scale_3d");
        functions("nearest", "1d_zero_dim", "2d_zero_dim", "3d_zero_dim", "tuple_1d", "tuple_2d", "tuple_3d");
        functions("linear", "1d", "1d_align_corners", "1d_zero_dim", "scale_1d", "scale_1d_align_corners", "tuple_1d");
        functions("trilinear", "3d", "3d_zero_dim", "scale_3d", "scale_3d_align_corners", "tuple_3d");
        functions("trilinear", "tuple_3d_align_corners");
        for (String mode : List.of("bilinear", "bicubic")) {
            functions(mode, "2d", "2d_zero_dim", "scale_2d", "scale_tuple_shared_2d", "scale_tuple_skewed_2d");
            functions(mode, "scale_tuple_skewed_2d_align_corners", "tuple_2d", "tuple_2d_align_corners");
        }
    }

    private static Interpolation interpolation(Call c) {
        Interpolation how = target(c).mode(mode(c.text(2, "mode", "nearest")));
        return c.flag(3, "align_corners", false) ? how.alignCorners() : how;
    }

    private static GridSampling sampling(Call c) {
        GridSampling how = GridSampling.LINEAR
                .mode(mode(c.text(1, "mode", "bilinear")))
                .beyond(
                        switch (c.text(2, "padding_mode", "zeros")) {
                            case "border" -> Padding.Mode.REPLICATE;
                            case "reflection" -> Padding.Mode.REFLECT;
                            default -> Padding.Mode.CONSTANT;
                        });
        return c.flag(3, "align_corners", false) ? how.alignCorners() : how;
    }

    private static Object affineGrid(Call c) {
        int[] size = c.ints(0, "size");
        return c.input().affineGrid(c.flag(1, "align_corners", false), Arrays.copyOfRange(size, 2, size.length));
    }

    private static Interpolation.Mode mode(String name) {
        return switch (name) {
            case "area" -> Interpolation.Mode.AREA;
            case "bicubic" -> Interpolation.Mode.BICUBIC;
            case "nearest" -> Interpolation.Mode.NEAREST;
            case "nearest-exact" -> Interpolation.Mode.NEAREST_EXACT;
            default -> Interpolation.Mode.LINEAR;
        };
    }

    private static Interpolation target(Call c) {
        return c.has(0, "size")
                ? Interpolation.to(c.ints(0, "size"))
                : Interpolation.by(doubles(c.raw(1, "scale_factor")));
    }

    private static double[] doubles(Object raw) {
        if (raw instanceof Number n) return new double[] {n.doubleValue()};
        return ((List<?>) raw)
                .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    // ---- functions whose names hold their arguments

    private static void functions(String mode, String... names) {
        for (String name : names) {
            Interpolation how = target(mode, name).mode(mode(mode));
            Interpolation full = name.contains("align") ? how.alignCorners() : how;
            LAYERS.put("F_interpolate_" + mode + "_" + name, c -> new Upsample(full));
        }
    }

    private static Interpolation target(String mode, String name) {
        if (name.contains("skewed")) return Interpolation.by(2, 1);
        if (name.contains("shared")) return Interpolation.by(2, 2);
        if (name.contains("scale")) return Interpolation.by(mode.equals("trilinear") ? 3 : 4);
        if (name.contains("launch")) return Interpolation.to(2);
        if (!name.contains("tuple")) return Interpolation.to(12);
        int first = mode.equals("nearest") ? 12 : 4;
        int rest = mode.equals("nearest") ? 16 : 6;
        return name.contains("1d")
                ? Interpolation.to(first)
                : name.contains("2d") ? Interpolation.to(first, rest) : Interpolation.to(first, rest, rest);
    }
}
