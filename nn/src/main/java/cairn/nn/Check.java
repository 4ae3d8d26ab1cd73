package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.function.Supplier;

/// Checks of constructor arguments and of inputs.
final class Check {
    private static final String[] SIZES = {"", "L", "H, W", "D, H, W"};

    private Check() {}

    static int positive(String layer, String name, int value) {
        if (value < 1)
            throw new IllegalArgumentException("%s: %s must be at least 1, got %d.".formatted(layer, name, value));
        return value;
    }

    static double probability(String layer, double p) {
        if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException(layer + ": p must be in [0, 1], got " + p + ".");
        return p;
    }

    /// Refuses an input that is not `[N, channels, …]` or `[channels, …]` with so many sizes after the channels.
    static void pictures(String label, int channels, int dims, Tensor x) {
        int channel = x.rank() - dims - 1;
        if ((channel == 0 || channel == 1) && x.size(channel) == channels) return;
        String form = channels + ", " + SIZES[dims] + "]";
        String hint = x.rank() == dims + 2 ? channelsHint(channels, x) : "";
        throw ShapeException.saying(
                "%s expects [N, %s or [%s but got %s.%s".formatted(label, form, form, x.shape(), hint));
    }

    /// What to do about a batch whose channels are at its end.
    static String channelsHint(int channels, Tensor x) {
        return x.rank() > 2 && x.size(-1) == channels ? " Channels come before the sizes: use x.movedim(-1, 1)." : "";
    }

    /// Refuses an input that has no `dims` sizes after batch and channels, or after channels.
    static void pictures(String label, int dims, Tensor x) {
        int channel = x.rank() - dims - 1;
        if (channel != 0 && channel != 1)
            throw ShapeException.expected(
                    label, "[N, C, %s] or [C, %s]".formatted(SIZES[dims], SIZES[dims]), x.shape());
    }

    /// What `work` gives; shapes that it refuses are refused in the name of the layer.
    static Tensor within(String label, Supplier<Tensor> work) {
        try {
            return work.get();
        } catch (ShapeException e) {
            throw ShapeException.saying(label + ": " + e.getMessage());
        }
    }
}
