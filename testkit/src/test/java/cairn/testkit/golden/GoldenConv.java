package cairn.testkit.golden;

import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// How PyTorch's names of convolutions and what belongs to them are called in Cairn.
final class GoldenConv {
    static final Map<String, Function<Call, Object>> OPS = new HashMap<>();

    private GoldenConv() {}

    static {
        for (int dims = 1; dims <= 3; dims++) {
            int d = dims;
            OPS.put("nn.functional.conv" + d + "d", c -> conv(c, d));
            OPS.put("nn.functional.conv_transpose" + d + "d", c -> transposed(c, d));
        }
        OPS.put("nn.functional.unfold", c -> c.input().unfold(patch(c, 0)));
    }

    /// The window of an unfolding, whose arguments come in an order of their own.
    static Window patch(Call c, int i) {
        return Window.of(c.ints(i, "kernel_size"))
                .dilation(c.ints(i + 1, "dilation", 1))
                .padding(c.ints(i + 2, "padding", 0))
                .stride(c.ints(i + 3, "stride", 1));
    }

    private static Tensor conv(Call c, int dims) {
        Tensor w = c.tensor(0, "weight");
        Tensor b = c.tensor(1, "bias");
        Window window =
                padded(Window.of(w).stride(c.ints(2, "stride", 1)), c, 3).dilation(c.ints(4, "dilation", 1));
        int groups = c.integer(5, "groups", 1);
        return switch (dims) {
            case 1 -> c.input().conv1d(w, b, window, groups);
            case 2 -> c.input().conv2d(w, b, window, groups);
            default -> c.input().conv3d(w, b, window, groups);
        };
    }

    private static Tensor transposed(Call c, int dims) {
        Tensor w = c.tensor(0, "weight");
        Tensor b = c.tensor(1, "bias");
        Window window = Window.of(w)
                .stride(c.ints(2, "stride", 1))
                .padding(c.ints(3, "padding", 0))
                .outputPadding(c.ints(4, "output_padding", 0))
                .dilation(c.ints(6, "dilation", 1));
        int groups = c.integer(5, "groups", 1);
        return switch (dims) {
            case 1 -> c.input().convTranspose1d(w, b, window, groups);
            case 2 -> c.input().convTranspose2d(w, b, window, groups);
            default -> c.input().convTranspose3d(w, b, window, groups);
        };
    }

    /// `window` with the padding of a call: numbers, `same` or `valid`.
    static Window padded(Window window, Call c, int i) {
        return switch (c.text(i, "padding", "")) {
            case "same" -> window.same();
            case "valid" -> window;
            default -> window.padding(c.ints(i, "padding", 0));
        };
    }
}
