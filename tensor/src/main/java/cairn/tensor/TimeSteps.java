package cairn.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How the rows of a matrix make up the time steps of a batch of sequences, and in which direction they are read.
///
/// Rows lie step after step: first one row of each sequence, then the next row of each sequence that has one. Sequences come in the order of
/// their length, longest first, so step `t` holds the next rows of the first `size(t)` sequences. PyTorch: `PackedSequence.batch_sizes`.
///
/// The accessors count steps in the order in which they are read: with [#reversed()], step 0 is the last in time.
public final class TimeSteps {
    private final int[] sizes; // by time
    private final int[] starts; // by time, and one past the last
    private final boolean backwards;

    private TimeSteps(int[] sizes, int[] starts, boolean backwards) {
        this.sizes = sizes;
        this.starts = starts;
        this.backwards = backwards;
    }

    /// `batch` sequences of `length` steps each.
    public static TimeSteps of(int length, int batch) {
        int[] sizes = new int[length];
        Arrays.fill(sizes, batch);
        return packed(sizes);
    }

    /// Sequences of different lengths.
    ///
    /// @param sizes the number of sequences that reach each step: at least one step, none larger than the one before
    public static TimeSteps packed(int... sizes) {
        if (sizes.length == 0)
            throw new IllegalArgumentException("TimeSteps: a sequence needs at least one time step, got none.");
        int[] starts = new int[sizes.length + 1];
        for (int t = 0; t < sizes.length; t++) {
            if (sizes[t] < 0 || t > 0 && sizes[t] > sizes[t - 1])
                throw new IllegalArgumentException(
                        "TimeSteps: each step must hold as many sequences as the one before or fewer, got %s."
                                .formatted(Arrays.toString(sizes)));
            starts[t + 1] = Math.addExact(starts[t], sizes[t]);
        }
        return new TimeSteps(sizes.clone(), starts, false);
    }

    /// The same steps read from the last in time to the first; each sequence begins at its own end.
    public TimeSteps reversed() {
        return new TimeSteps(sizes, starts, !backwards);
    }

    /// The number of steps: the length of the longest sequence.
    public int count() {
        return sizes.length;
    }

    /// The number of sequences.
    public int batch() {
        return sizes[0];
    }

    /// The number of rows: the lengths of all sequences together.
    public int rows() {
        return starts[sizes.length];
    }

    /// When step `step` is, counted from the beginning of the sequences.
    public int time(int step) {
        return backwards ? sizes.length - 1 - step : step;
    }

    /// The number of sequences in step `step`.
    public int size(int step) {
        return sizes[time(step)];
    }

    /// The first row of step `step`.
    public int start(int step) {
        return starts[time(step)];
    }

    /// How many sequences of step `step` were in the step before; the others begin here.
    public int carried(int step) {
        return step == 0 ? 0 : Math.min(size(step), size(step - 1));
    }

    /// The rows in which the sequences end, in the order of the sequences. Shape: `[rows, *] → [batch, *]`.
    public Tensor last(Tensor x) {
        if (backwards) return x.narrow(0, 0, batch());
        if (sizes[sizes.length - 1] == batch()) return x.narrow(0, starts[sizes.length - 1], batch());
        int[] ends = IntStream.range(0, batch()).map(this::end).toArray();
        return x.indexSelect(0, Tensor.of(ends));
    }

    /// The row in which sequence `i` ends.
    private int end(int i) {
        int t = sizes.length - 1;
        while (sizes[t] <= i) t--;
        return starts[t] + i;
    }

    /// The sizes by time, and the direction.
    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSteps steps && backwards == steps.backwards && Arrays.equals(sizes, steps.sizes);
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(backwards) + 31 * Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes) + (backwards ? " backwards" : "");
    }
}
