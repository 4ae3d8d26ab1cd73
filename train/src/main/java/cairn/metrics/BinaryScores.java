package cairn.metrics;

import java.util.Arrays;

/// The scores a binary classifier gave, kept apart by label, and what they say at every threshold: ROC-AUC, average precision and the
/// two curves.
///
/// ```java
/// var scores = new BinaryScores();
/// scores.update(ScoreBatch.binary(probabilities, labels));
/// scores.rocAuc();
/// scores.rocCurve().points();     // to plot
/// ```
///
/// Only the order of the scores counts, so logits serve as well as probabilities. The values are exact, not binned: every score is
/// kept, 8 bytes each.
public final class BinaryScores implements ClassificationMetric {
    private final GrowingArray positives = new GrowingArray();
    private final GrowingArray negatives = new GrowingArray();

    /// An empty collection.
    public BinaryScores() {}

    /// Adds one sample.
    ///
    /// @param score higher means more likely of class 1; not NaN
    /// @param label 0 or 1
    /// @throws IllegalArgumentException if the score is NaN or the label neither 0 nor 1
    public void add(double score, int label) {
        update(ScoreBatch.binary(new double[] {score}, new int[] {label}));
    }

    /// Adds a binary batch, or one of two columns of probabilities, of which the second is taken.
    ///
    /// @throws IllegalArgumentException if the batch has more classes, or two columns that are not probabilities
    @Override
    public void update(ScoreBatch batch) {
        if (batch.size() == 0) return;
        if (batch.classes() != 2)
            throw new IllegalArgumentException("BinaryScores: needs two classes, got " + batch.classes()
                    + ". MultiClassScores compares each with the rest.");
        if (!batch.isBinary()) batch.requireProbabilities("BinaryScores");
        for (int i = 0; i < batch.size(); i++) keep(batch.probability(i, 1), batch.label(i) == 1);
    }

    /// Adds all that `other` has kept, which stays as it is.
    public void merge(BinaryScores other) {
        positives.addAll(other.positives);
        negatives.addAll(other.negatives);
    }

    /// The number of samples kept.
    public int samples() {
        return positives.size() + negatives.size();
    }

    /// The number of samples of class 1.
    public int positives() {
        return positives.size();
    }

    /// The area under the ROC curve: the chance that a sample of class 1 scores higher than one of class 0, a tie counting half. 0.5 is
    /// guessing, 1 perfect. NaN where one of the classes has no samples.
    ///
    /// scikit-learn: `roc_auc_score`.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double rocAuc() {
        return thresholds("rocAuc").areaUnderRoc();
    }

    /// The mean of the precisions at each threshold, weighted by the recall gained there: `Σ (Rₙ − Rₙ₋₁) Pₙ`. 0 where class 1 has no
    /// samples.
    ///
    /// scikit-learn: `average_precision_score`.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double averagePrecision() {
        return thresholds("averagePrecision").averagePrecision();
    }

    /// True-positive rate against false-positive rate at every threshold that matters.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public RocCurve rocCurve() {
        return thresholds("rocCurve").rocCurve();
    }

    /// Precision against recall at every threshold.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public PrecisionRecallCurve precisionRecallCurve() {
        return thresholds("precisionRecallCurve").precisionRecallCurve();
    }

    void keep(double score, boolean positive) {
        (positive ? positives : negatives).add(score + 0.0); // −0.0 becomes 0.0: they are one threshold
    }

    private Thresholds thresholds(String op) {
        if (samples() == 0) throw NoSamples.of(op);
        return Thresholds.of(positives.sorted(), negatives.sorted());
    }

    /// Doubles that grow by half when full.
    private static final class GrowingArray {
        private double[] values = new double[16];
        private int size;

        int size() {
            return size;
        }

        void add(double value) {
            if (size == values.length) values = Arrays.copyOf(values, size + (size >> 1));
            values[size++] = value;
        }

        void addAll(GrowingArray other) {
            int n = other.size;
            if (size + n > values.length) values = Arrays.copyOf(values, size + n);
            System.arraycopy(other.values, 0, values, size, n);
            size += n;
        }

        double[] sorted() {
            double[] copy = Arrays.copyOf(values, size);
            Arrays.sort(copy);
            return copy;
        }
    }
}
