package cairn.testkit.golden;

import cairn.tensor.Divisor;
import cairn.tensor.Selection;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of pooling operations are called in Cairn.
final class GoldenPool {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenPool() {}

    static {
        for (int dims = 1; dims <= 3; dims++) {
            int d = dims;
            String name = "nn.functional.%s" + d + "d";
            OPS.put(name.formatted("max_pool"), c -> chosen(c, -1, max(c.input(), maxWindow(c, 0), d)));
            OPS.put(name.formatted("max_unpool"), c -> unpool(c, d));
            OPS.put(name.formatted("avg_pool"), c -> avg(c.input(), window(c, 0), divisor(c, 4), d));
            OPS.put(name.formatted("lp_pool"), c -> lp(c.input(), c.number(0, "norm_type", 2), window(c, 1), d));
            OPS.put(name.formatted("adaptive_avg_pool"), c -> adaptiveAvg(c.input(), sizes(c, 0), d));
            OPS.put(name.formatted("adaptive_max_pool"), c -> chosen(c, 1, adaptiveMax(c.input(), sizes(c, 0), d)));
        }
    }

    /// A window with stride, padding and ceil mode after its size.
    static Window window(Call c, int i) {
        Window w = Window.of(c.ints(i, "kernel_size"));
        int[] stride = c.ints(i + 1, "stride");
        if (stride.length > 0) w = w.stride(stride);
        boolean hasPadding = !(c.raw(i + 2, "padding") instanceof Boolean); // the norms have none
        w = w.padding(hasPadding ? c.ints(i + 2, "padding", 0) : new int[] {0});
        return c.flag(hasPadding ? i + 3 : i + 2, "ceil_mode", false) ? w.ceilMode() : w;
    }

    static Window maxWindow(Call c, int i) {
        Window w = Window.of(c.ints(i, "kernel_size"));
        int[] stride = c.ints(i + 1, "stride");
        if (stride.length > 0) w = w.stride(stride);
        w = w.padding(c.ints(i + 2, "padding", 0)).dilation(c.ints(i + 3, "dilation", 1));
        return c.flag(-1, "ceil_mode", false) ? w.ceilMode() : w;
    }

    static Divisor divisor(Call c, int i) {
        return c.has(i + 1, "divisor_override")
                ? Divisor.of(c.integer(i + 1, "divisor_override"))
                : c.flag(i, "count_include_pad", true) ? Divisor.ALL : Divisor.INSIDE;
    }

    /// Output sizes; `None` keeps one.
    static int[] sizes(Call c, int i) {
        Object raw = c.raw(i, "output_size");
        if (raw instanceof Number n) return new int[] {n.intValue()};
        return ((List<?>) raw)
                .stream()
                        .mapToInt(v -> v instanceof Number n ? n.intValue() : -1)
                        .toArray();
    }

    private static Object chosen(Call c, int i, Selection s) {
        return c.flag(i, "return_indices", false) ? List.of(s.values(), s.indices()) : s.values();
    }

    static Selection max(Tensor x, Window w, int dims) {
        return switch (dims) {
            case 1 -> x.maxPool1dWithIndices(w);
            case 2 -> x.maxPool2dWithIndices(w);
            default -> x.maxPool3dWithIndices(w);
        };
    }

    private static Selection adaptiveMax(Tensor x, int[] sizes, int dims) {
        return switch (dims) {
            case 1 -> x.adaptiveMaxPool1dWithIndices(sizes);
            case 2 -> x.adaptiveMaxPool2dWithIndices(sizes);
            default -> x.adaptiveMaxPool3dWithIndices(sizes);
        };
    }

    private static Tensor unpool(Call c, int dims) {
        Window w = window(c, 1);
        int[] size = c.ints(4, "output_size");
        if (size.length > dims) size = Arrays.copyOfRange(size, size.length - dims, size.length);
        Tensor indices = c.tensor(0, "indices");
        return switch (dims) {
            case 1 -> c.input().maxUnpool1d(indices, w, size);
            case 2 -> c.input().maxUnpool2d(indices, w, size);
            default -> c.input().maxUnpool3d(indices, w, size);
        };
    }

    private static Tensor avg(Tensor x, Window w, Divisor divisor, int dims) {
        return switch (dims) {
            case 1 -> x.avgPool1d(w, divisor);
            case 2 -> x.avgPool2d(w, divisor);
            default -> x.avgPool3d(w, divisor);
        };
    }

    private static Tensor lp(Tensor x, double p, Window w, int dims) {
        return switch (dims) {
            case 1 -> x.lpPool1d(p, w);
            case 2 -> x.lpPool2d(p, w);
            default -> x.lpPool3d(p, w);
        };
    }

    private static Tensor adaptiveAvg(Tensor x, int[] sizes, int dims) {
        return switch (dims) {
            case 1 -> x.adaptiveAvgPool1d(sizes);
            case 2 -> x.adaptiveAvgPool2d(sizes);
            default -> x.adaptiveAvgPool3d(sizes);
        };
    }
}
