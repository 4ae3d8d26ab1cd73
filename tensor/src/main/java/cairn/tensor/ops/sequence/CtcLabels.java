package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// The labels of a batch of sequences. Between two of them, before the first and after the last, there is a blank: a sequence of `S` labels
/// has `2·S + 1` places. Read while a launch runs.
///
/// @param targets `[N, S]`, or one vector of all
/// @param steps `T`, how many there are at most
/// @param starts room for where the labels of each sequence begin
record CtcLabels(
        View targets, View inputLengths, View targetLengths, int steps, int classes, int blank, long[] starts) {
    private static final String OP = "ctcLoss";

    static CtcLabels of(Shape x, Tensor labels, Tensor inputLengths, Tensor targetLengths, int blank) {
        if (x.rank() != 3) throw ShapeException.of(OP, "x must be [T, N, C]", x);
        int n = x.size(1);
        if (blank < 0 || blank >= x.size(2))
            throw new IllegalArgumentException(
                    "%s: blank must be one of the classes 0 … %d, got %d.".formatted(OP, x.size(2) - 1, blank));
        boolean each = labels.rank() == 2 && labels.size(0) == n;
        if (labels.rank() != 1 && !each)
            throw ShapeException.of(
                    OP, "labels must be [N=%d, S], or a vector of those of all sequences".formatted(n), labels.shape());
        return new CtcLabels(
                whole("labels", labels),
                lengths("inputLengths", inputLengths, n),
                lengths("targetLengths", targetLengths, n),
                x.size(0),
                x.size(2),
                blank,
                new long[n + 1]);
    }

    private static View lengths(String what, Tensor t, int n) {
        if (t.rank() != 1 || t.size(0) != n)
            throw ShapeException.of(OP, "%s must be [N=%d]".formatted(what, n), t.shape());
        return whole(what, t);
    }

    private static View whole(String what, Tensor t) {
        if (t.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    "%s: %s must be I64, got %s. Use to(DType.I64).".formatted(OP, what, t.dtype()));
        return ArrayTensor.view(t.contiguous());
    }

    /// The most places of a sequence that has a way through them: it needs a step for each label.
    int width() {
        int labels = targets.rank() == 2 ? targets.size(1) : targets.numel();
        return 2 * Math.min(labels, steps) + 1;
    }

    /// A number for each step and place, of each thread.
    float[] room() {
        return new float[Team.threads() * steps * width()];
    }

    /// Two numbers for each place, of each thread.
    float[] rows() {
        return new float[Team.threads() * 2 * width()];
    }

    int count() {
        return inputLengths.numel();
    }

    /// Checks all lengths and labels, and finds where labels begin.
    ///
    /// @throws IllegalArgumentException if a length or a label is out of range
    void prepare() {
        long at = 0;
        for (int n = 0; n < count(); n++) {
            starts[n] = targets.rank() == 2 ? (long) n * targets.size(1) : at;
            at += checkLengths(n, starts[n]);
            for (int i = 0; i < length(n); i++) checkLabel(n, i);
        }
        if (targets.rank() == 1 && at != targets.numel())
            throw new IllegalArgumentException(
                    "%s: targetLengths add up to %d, but there are %d labels.".formatted(OP, at, targets.numel()));
    }

    private long checkLengths(int n, long start) {
        long in = inputLengths.buffer().longs()[inputLengths.start() + n];
        long out = targetLengths.buffer().longs()[targetLengths.start() + n];
        long most = targets.rank() == 2 ? targets.size(1) : targets.numel() - start;
        if (in < 0 || in > steps)
            throw new IllegalArgumentException(
                    "%s: inputLengths[%d] is %d, but must be in [0, T=%d].".formatted(OP, n, in, steps));
        if (out < 0 || out > most)
            throw new IllegalArgumentException(
                    "%s: targetLengths[%d] is %d, but must be in [0, %d], the labels there are."
                            .formatted(OP, n, out, most));
        return out;
    }

    private void checkLabel(int n, int i) {
        long label = targets.buffer().longs()[targets.start() + (int) starts[n] + i];
        if (label < 0 || label >= classes || label == blank)
            throw new IllegalArgumentException(
                    "%s: label %d of sequence %d is %d, but must be in [0, %d] and not blank, %d."
                            .formatted(OP, i, n, label, classes - 1, blank));
    }

    int steps(int n) {
        return (int) inputLengths.buffer().longs()[inputLengths.start() + n];
    }

    /// The number of labels of sequence `n`.
    int length(int n) {
        return (int) targetLengths.buffer().longs()[targetLengths.start() + n];
    }

    /// The class at a place of sequence `n`.
    int at(int n, int place) {
        return place % 2 == 0 ? blank : (int) targets.buffer().longs()[targets.start() + (int) starts[n] + place / 2];
    }

    /// Whether a step may come to this place from the one before the blank before it: between different labels.
    boolean skips(int n, int place) {
        return place % 2 == 1 && place > 1 && at(n, place) != at(n, place - 2);
    }

    /// The first place from which the end can be reached in the steps that remain after step `t`.
    int first(int n, int t) {
        return Math.max(0, 2 * length(n) + 1 - 2 * (steps(n) - t));
    }

    /// One more than the last place that is reached at step `t`.
    int end(int n, int t) {
        return Math.min(2 * length(n) + 1, 2 * t + 2);
    }

    void access(Launch.Access access) {
        access.reads(targets);
        access.reads(inputLengths);
        access.reads(targetLengths);
    }
}
