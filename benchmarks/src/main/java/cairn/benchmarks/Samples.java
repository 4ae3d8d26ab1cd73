package cairn.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Step times of one side, in nanoseconds, round by round.
final class Samples {
    private final List<long[]> rounds = new ArrayList<>();

    void add(long[] round) {
        rounds.add(round);
    }

    double median() {
        return quantile(all(), 0.5);
    }

    double p95() {
        return quantile(all(), 0.95);
    }

    /// How many times as long this side took as `other`, by the medians over all rounds.
    double ratioTo(Samples other) {
        return median() / other.median();
    }

    /// The median of some times.
    static double median(long[] times) {
        return quantile(times, 0.5);
    }

    private long[] all() {
        return rounds.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static double quantile(long[] values, double q) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }
}
