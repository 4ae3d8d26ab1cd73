package cairn.data.transform;

import java.util.Arrays;
import java.util.List;

/// The ranges that settings of transforms lie in.
final class Range {
    private Range() {}

    /// Fails unless `low ≤ value ≤ high`.
    ///
    /// @param what the transform and the setting, such as `Cutout: size`
    static void require(String what, double value, double low, double high) {
        if (value >= low && value <= high) return;
        String range =
                high == Double.POSITIVE_INFINITY ? "at least %s".formatted(low) : "in [%s, %s]".formatted(low, high);
        throw new IllegalArgumentException("%s must be %s, got %s.".formatted(what, range, value));
    }

    static void probability(String transform, double value) {
        require(transform + ": the probability", value, 0, 1);
    }

    /// Settings as plain data.
    static List<Double> numbers(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
