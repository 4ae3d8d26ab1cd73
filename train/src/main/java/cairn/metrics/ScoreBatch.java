package cairn.metrics;

import cairn.tensor.Tensor;

/// A batch of samples as a classifier left it: one score per class for every sample, and the label each is judged by. Checked when it is
/// made, immutable, and cheap to give to several metrics.
///
/// A batch is *binary* when it has a single score per sample, that of class 1.
///
/// Shape: scores `[N, C]` or, binary, `[N]`; labels `[N]`, each in `[0, C)`.
public final class ScoreBatch {
    private static final double ROUNDING = 1e-4; // what float32 may leave a softmax row off 1

    private final double[] scores; // [N, columns], row-major
    private final int columns;
    private final int[] labels; // [N]

    private ScoreBatch(double[] scores, int columns, int[] labels) {
        this.scores = scores;
        this.columns = columns;
        this.labels = labels;
        checkLabels();
        checkNumbers();
    }

    /// One row of scores per sample; rows of a single score make a binary batch.
    ///
    /// @throws IllegalArgumentException if the rows differ in length from each other or in number from the labels, a score is NaN or a
    ///     label is outside `[0, C)`
    public static ScoreBatch of(double[][] scores, int[] labels) {
        checkLengths(scores.length, labels.length);
        int columns = scores.length == 0 ? 0 : scores[0].length;
        double[] flat = new double[Math.multiplyExact(scores.length, columns)];
        for (int i = 0; i < scores.length; i++) {
            checkRow(i, scores[i].length, columns);
            System.arraycopy(scores[i], 0, flat, i * columns, columns);
        }
        return new ScoreBatch(flat, columns, labels.clone());
    }

    /// The same from `float` scores.
    ///
    /// @throws IllegalArgumentException as for `double` scores
    public static ScoreBatch of(float[][] scores, int[] labels) {
        double[][] rows = new double[scores.length][];
        for (int i = 0; i < rows.length; i++) rows[i] = widened(scores[i]);
        return of(rows, labels);
    }

    /// A binary batch: the score of class 1, one per sample.
    ///
    /// @throws IllegalArgumentException if the lengths differ, a score is NaN or a label is neither 0 nor 1
    public static ScoreBatch binary(double[] scores, int[] labels) {
        checkLengths(scores.length, labels.length);
        return new ScoreBatch(scores.clone(), 1, labels.clone());
    }

    /// The same from `float` scores.
    ///
    /// @throws IllegalArgumentException as for `double` scores
    public static ScoreBatch binary(float[] scores, int[] labels) {
        checkLengths(scores.length, labels.length);
        return new ScoreBatch(widened(scores), 1, labels.clone());
    }

    /// The batch that tensors hold: scores `[N, C]`, or binary `[N]` or `[N, 1]`; labels `[N]` or `[N, 1]`, or one-hot rows of the shape
    /// of the scores.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit, the scores are not `F32`, a score is NaN, or a label is no class
    public static ScoreBatch of(Tensor scores, Tensor labels) {
        int columns = ScoreTensors.columns(scores);
        int[] classes = ScoreTensors.labels(labels, scores, columns == 1 ? 2 : columns);
        return new ScoreBatch(widened(scores.toFloatArray()), columns, classes);
    }

    /// The number of samples, N.
    public int size() {
        return labels.length;
    }

    /// The number of classes, C: 2 for a binary batch, 0 for an empty batch made from no rows.
    public int classes() {
        return columns == 1 ? 2 : columns;
    }

    /// Whether there is one score per sample, that of class 1.
    public boolean isBinary() {
        return columns == 1;
    }

    /// The label of a sample, in `[0, C)`.
    public int label(int sample) {
        return labels[sample];
    }

    /// A sample's score in `column`: its class, or 0 in a binary batch.
    public double score(int sample, int column) {
        return scores[sample * columns + column];
    }

    /// The probability a sample gives to class `c`; in a binary batch `1 − score` for class 0. Means something only where the scores
    /// are probabilities.
    public double probability(int sample, int c) {
        if (columns != 1) return score(sample, c);
        return c == 1 ? scores[sample] : 1 - scores[sample];
    }

    /// The class with the highest score, the first of equals.
    ///
    /// @throws IllegalArgumentException if the batch is binary: where its threshold lies depends on the model
    public int best(int sample) {
        requireRows("best");
        int best = 0;
        for (int c = 1; c < columns; c++) if (score(sample, c) > score(sample, best)) best = c;
        return best;
    }

    /// Refuses a binary batch on behalf of `op`.
    void requireRows(String op) {
        if (columns == 1)
            throw new IllegalArgumentException(
                    op + ": needs one score per class, scores[N, C], but got a single score per sample."
                            + " Compare it with a threshold and add the classes.");
    }

    /// Refuses scores that are not probabilities on behalf of `op`.
    void requireProbabilities(String op) {
        for (int i = 0; i < size(); i++) {
            double sum = columns == 1 ? 1 : 0;
            for (int c = 0; c < columns; c++) {
                double p = score(i, c);
                if (p < -ROUNDING || p > 1 + ROUNDING) throw notProbable(op, i, "has the score " + p);
                if (columns != 1) sum += p;
            }
            if (Math.abs(sum - 1) > ROUNDING) throw notProbable(op, i, "has scores that sum to " + sum);
        }
    }

    private IllegalArgumentException notProbable(String op, int sample, String what) {
        return new IllegalArgumentException(
                "%s: needs probabilities, in [0, 1] and summing to 1 over the classes, but sample %d %s. %s"
                        .formatted(
                                op,
                                sample,
                                what,
                                "Apply " + (columns == 1 ? "sigmoid()" : "softmax(-1)") + " to logits first."));
    }

    private void checkLabels() {
        for (int i = 0; i < labels.length; i++) checkLabel(i, labels[i], classes());
    }

    private void checkNumbers() {
        for (int k = 0; k < scores.length; k++)
            if (Double.isNaN(scores[k]))
                throw new IllegalArgumentException(
                        "scores: sample %d has NaN for class %d, which has no rank. Has the model diverged?"
                                .formatted(k / columns, columns == 1 ? 1 : k % columns));
    }

    /// Refuses a label outside `[0, classes)`.
    static void checkLabel(int sample, long label, int classes) {
        if (label < 0 || label >= classes)
            throw new IllegalArgumentException(
                    "labels: sample %d has label %d, but with %d classes a label lies in [0, %d)."
                            .formatted(sample, label, classes, classes));
    }

    /// Refuses predictions and labels of different number.
    static void checkLengths(int predictions, int labels) {
        if (predictions != labels)
            throw new IllegalArgumentException("labels: every sample needs one label, got %d predictions and %d labels."
                    .formatted(predictions, labels));
    }

    private static void checkRow(int sample, int length, int columns) {
        if (length == 0) throw new IllegalArgumentException("scores: sample " + sample + " has no scores.");
        if (length != columns)
            throw new IllegalArgumentException(
                    "scores: every sample needs one score per class, but sample 0 has %d and sample %d has %d."
                            .formatted(columns, sample, length));
    }

    /// The same numbers as doubles.
    static double[] widened(float[] scores) {
        double[] wide = new double[scores.length];
        for (int i = 0; i < wide.length; i++) wide[i] = scores[i];
        return wide;
    }
}
