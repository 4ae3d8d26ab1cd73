package cairn.metrics;

import java.util.ArrayList;
import java.util.List;

/// How far confidence and accuracy lie apart: the expected calibration error, `Σ_b n_b/N · |accuracy_b − confidence_b|` over bins of
/// equal width (Guo et al. 2017, *On Calibration of Modern Neural Networks*).
///
/// Bin `b` of `B` holds confidences in `(b/B, (b+1)/B]`, the first also 0. The confidence of a sample is
/// - with one score per class, the highest probability; the sample is right if that class is its label;
/// - in a binary batch, the probability of class 1; the sample is right if it belongs to class 1 (scikit-learn: `calibration_curve`).
public final class CalibrationError implements ClassificationMetric {
    /// The default number of bins.
    public static final int DEFAULT_BINS = 15;

    private final RunningMean[] confidences;
    private final long[] right;

    /// Empty bins, 15 of them.
    public CalibrationError() {
        this(DEFAULT_BINS);
    }

    /// Empty bins.
    ///
    /// @param bins how many, ≥ 1
    public CalibrationError(int bins) {
        if (bins < 1) throw new IllegalArgumentException("CalibrationError: needs at least one bin, got " + bins + ".");
        confidences = new RunningMean[bins];
        for (int b = 0; b < bins; b++) confidences[b] = new RunningMean();
        right = new long[bins];
    }

    /// Adds one decision.
    ///
    /// @param confidence the probability it was held with, in [0, 1]
    /// @param correct whether it was right
    public void add(double confidence, boolean correct) {
        if (!(confidence >= 0 && confidence <= 1))
            throw new IllegalArgumentException(
                    "CalibrationError: a confidence lies in [0, 1], got " + confidence + ".");
        int b = bin(confidence);
        confidences[b].add(confidence);
        if (correct) right[b]++;
    }

    /// Adds a batch of probabilities, one per class or binary.
    ///
    /// @throws IllegalArgumentException if the scores are not probabilities
    @Override
    public void update(ScoreBatch batch) {
        batch.requireProbabilities("CalibrationError");
        for (int i = 0; i < batch.size(); i++) {
            int decided = batch.isBinary() ? 1 : batch.best(i);
            add(Math.clamp(batch.probability(i, decided), 0.0, 1.0), batch.label(i) == decided);
        }
    }

    /// Adds all that `other` has seen, which stays as it is.
    ///
    /// @throws IllegalArgumentException if it has another number of bins
    public void merge(CalibrationError other) {
        if (right.length != other.right.length)
            throw new IllegalArgumentException(
                    "merge: the bins differ, " + right.length + " and " + other.right.length + ".");
        for (int b = 0; b < right.length; b++) {
            confidences[b].merge(other.confidences[b]);
            right[b] += other.right[b];
        }
    }

    /// The number of samples added.
    public long samples() {
        long sum = 0;
        for (RunningMean bin : confidences) sum += bin.count();
        return sum;
    }

    /// The expected calibration error, in [0, 1]: the gap of a bin, averaged over the samples.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double expected() {
        requireSamples();
        return bins().stream().mapToDouble(b -> b.gap() * b.count()).sum() / samples();
    }

    /// The maximum calibration error, in [0, 1]: the widest gap of a bin that holds samples.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double maximum() {
        requireSamples();
        return bins().stream().mapToDouble(Bin::gap).max().orElseThrow();
    }

    /// All bins in order, empty ones too: the points of a reliability diagram.
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < right.length; b++) bins.add(binAt(b));
        return List.copyOf(bins);
    }

    /// The samples whose confidence lies in `(lower, upper]`.
    ///
    /// @param lower the lower edge, exclusive except in the first bin
    /// @param upper the upper edge
    /// @param count the number of samples
    /// @param confidence their mean confidence, 0 if there are none
    /// @param accuracy the share of them that was right, 0 if there are none
    public record Bin(double lower, double upper, long count, double confidence, double accuracy) {
        /// How far the bin is off: `|accuracy − confidence|`.
        public double gap() {
            return Math.abs(accuracy - confidence);
        }
    }

    private Bin binAt(int b) {
        long n = confidences[b].count();
        if (n == 0) return new Bin(edge(b), edge(b + 1), 0, 0, 0);
        return new Bin(edge(b), edge(b + 1), n, confidences[b].mean(), (double) right[b] / n);
    }

    private int bin(double confidence) {
        int b = Math.min((int) (confidence * right.length), right.length - 1);
        while (b > 0 && confidence <= edge(b)) b--; // NOTE: the product may be rounded across an edge, either way
        while (b < right.length - 1 && confidence > edge(b + 1)) b++;
        return b;
    }

    private double edge(int b) {
        return b == right.length ? 1 : b * (1.0 / right.length);
    }

    private void requireSamples() {
        if (samples() == 0) throw NoSamples.of("CalibrationError");
    }
}
