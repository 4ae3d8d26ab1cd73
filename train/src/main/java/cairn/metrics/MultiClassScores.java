package cairn.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The scores a classifier of several classes gave, and what they say at every threshold: ROC-AUC and average precision, each class
/// against the rest or each pair of classes.
///
/// Scores are compared across samples, so take probabilities rather than logits. The values are exact: every score is kept, 8 bytes
/// each. A class without samples has no curve; averages leave it out (scikit-learn refuses it).
public final class MultiClassScores implements ClassificationMetric {
    private final int classes;
    private final List<ScoreBatch> batches = new ArrayList<>();

    /// An empty collection.
    ///
    /// @param classes the number of classes, ≥ 2
    public MultiClassScores(int classes) {
        if (classes < 2)
            throw new IllegalArgumentException("MultiClassScores: needs at least two classes, got " + classes + ".");
        this.classes = classes;
    }

    /// Adds a batch with one score per class.
    ///
    /// @throws IllegalArgumentException if the batch is binary or has another number of classes
    @Override
    public void update(ScoreBatch batch) {
        if (batch.size() == 0) return;
        batch.requireRows("MultiClassScores");
        if (batch.classes() != classes)
            throw new IllegalArgumentException(
                    "MultiClassScores: has %d classes, but the scores have %d.".formatted(classes, batch.classes()));
        batches.add(batch);
    }

    /// Adds all that `other` has kept, which stays as it is.
    ///
    /// @throws IllegalArgumentException if it has another number of classes
    public void merge(MultiClassScores other) {
        if (classes != other.classes)
            throw new IllegalArgumentException("merge: the classes differ, " + classes + " and " + other.classes + ".");
        batches.addAll(List.copyOf(other.batches));
    }

    /// The number of classes, C.
    public int classes() {
        return classes;
    }

    /// The number of samples kept.
    public int samples() {
        return batches.stream().mapToInt(ScoreBatch::size).sum();
    }

    /// The scores of class `c` with every other class as the negative one: for its ROC-AUC, average precision and curves.
    public BinaryScores oneVersusRest(int c) {
        if (c < 0 || c >= classes)
            throw new IllegalArgumentException(
                    "MultiClassScores: there is no class %d, expected one in [0, %d).".formatted(c, classes));
        BinaryScores scores = new BinaryScores();
        addOneVersusRest(c, scores);
        return scores;
    }

    /// The area under the ROC curve, each class against the rest. `MICRO` pools the decisions of all classes. NaN if all samples are of
    /// one class.
    ///
    /// scikit-learn: `roc_auc_score(multi_class="ovr")`.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double rocAuc(Average average) {
        return averaged("rocAuc", average, BinaryScores::rocAuc);
    }

    /// The average precision, each class against the rest. `MICRO` pools the decisions of all classes.
    ///
    /// scikit-learn: `average_precision_score` of binarised labels.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public double averagePrecision(Average average) {
        return averaged("averagePrecision", average, BinaryScores::averagePrecision);
    }

    /// The area under the ROC curve over all pairs of classes, each pair judged by the scores of both (Hand and Till 2001). `MACRO`
    /// weighs all pairs alike, `WEIGHTED` by their number of samples. NaN if all samples are of one class.
    ///
    /// scikit-learn: `roc_auc_score(multi_class="ovo")`.
    ///
    /// @throws IllegalStateException if there are no samples yet
    /// @throws IllegalArgumentException for `MICRO`, which has no meaning here
    public double rocAucOneVersusOne(Average average) {
        requireSamples("rocAucOneVersusOne");
        if (average == Average.MICRO)
            throw new IllegalArgumentException(
                    "rocAucOneVersusOne: takes MACRO or WEIGHTED; pairs have no pooled decisions for MICRO.");
        WeightedSum sum = new WeightedSum();
        for (int a = 0; a < classes; a++) for (int b = a + 1; b < classes; b++) addPair(a, b, average, sum);
        return sum.mean();
    }

    private void addPair(int a, int b, Average average, WeightedSum sum) {
        BinaryScores ofA = new BinaryScores();
        BinaryScores ofB = new BinaryScores();
        for (ScoreBatch batch : batches)
            for (int i = 0; i < batch.size(); i++) {
                int label = batch.label(i);
                if (label != a && label != b) continue;
                ofA.keep(batch.score(i, a), label == a);
                ofB.keep(batch.score(i, b), label == b);
            }
        if (ofA.positives() == 0 || ofB.positives() == 0) return;
        sum.add((ofA.rocAuc() + ofB.rocAuc()) / 2, average == Average.WEIGHTED ? ofA.samples() : 1);
    }

    private double averaged(String name, Average average, ToDoubleFunction<BinaryScores> score) {
        requireSamples(name);
        if (average == Average.MICRO) return score.applyAsDouble(pooled());
        WeightedSum sum = new WeightedSum();
        IntStream.range(0, classes)
                .mapToObj(this::oneVersusRest)
                .filter(c -> c.positives() > 0)
                .forEach(c -> sum.add(score.applyAsDouble(c), average == Average.WEIGHTED ? c.positives() : 1));
        return sum.mean();
    }

    private BinaryScores pooled() {
        BinaryScores scores = new BinaryScores();
        for (int c = 0; c < classes; c++) addOneVersusRest(c, scores);
        return scores;
    }

    private void addOneVersusRest(int c, BinaryScores scores) {
        for (ScoreBatch batch : batches)
            for (int i = 0; i < batch.size(); i++) scores.keep(batch.score(i, c), batch.label(i) == c);
    }

    private void requireSamples(String score) {
        if (batches.isEmpty()) throw NoSamples.of(score);
    }

    private static final class WeightedSum {
        private double sum;
        private double weights;

        void add(double value, double weight) {
            sum += value * weight;
            weights += weight;
        }

        double mean() {
            return sum / weights; // 0/0 where no class or pair had a curve
        }
    }
}
