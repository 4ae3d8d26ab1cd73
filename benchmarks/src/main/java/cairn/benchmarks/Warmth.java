package cairn.benchmarks;

import java.util.Arrays;

/// How long the steps of a process took from its first one on, to tell when it was warm.
final class Warmth {
    private static final int MOST = 200_000;
    private static final int WINDOW = 9;
    private static final double NEAR = 1.1;

    private final int[] steps = new int[MOST];
    private final long[] nanos = new long[MOST];
    private int size;

    /// Notes that `count` steps took `took` nanoseconds together.
    void add(int count, long took) {
        if (size == MOST) return;
        steps[size] = count;
        nanos[size++] = took;
    }

    /// Steps and milliseconds before the first run of steps whose median is within a tenth of the median of the last fifth.
    String describe() {
        if (size < 2 * WINDOW) return "0 0";
        double last = median(size - Math.max(size / 5, WINDOW), size);
        long stepsBefore = 0;
        long nanosBefore = 0;
        for (int i = 0; i + WINDOW <= size; i++) {
            if (median(i, i + WINDOW) <= NEAR * last) break;
            stepsBefore += steps[i];
            nanosBefore += nanos[i];
        }
        return stepsBefore + " " + nanosBefore / 1_000_000;
    }

    private double median(int from, int to) {
        double[] each = new double[to - from];
        for (int i = from; i < to; i++) each[i - from] = (double) nanos[i] / steps[i];
        Arrays.sort(each);
        return each[each.length / 2];
    }
}
