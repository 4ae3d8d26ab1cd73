package cairn.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How often samples of one class were predicted as another: `count(label, predicted)`. All scores that need only predicted classes
/// are read from it.
///
/// ```java
/// var matrix = new ConfusionMatrix(List.of("setosa", "versicolor", "virginica"));
/// matrix.update(predicted, labels);          // int[] classes; or logits [N, C] and labels [N]
/// matrix.accuracy();
/// matrix.f1(Average.MACRO);
/// System.out.println(matrix);                // aligned text
/// ```
///
/// Batches accumulate; [#merge] adds what another worker counted. A score whose denominator is zero is 0, as in scikit-learn's default,
/// and averages run over the classes that occur among labels or predictions. A score of no samples at all is refused with an
/// `IllegalStateException`.
public final class ConfusionMatrix implements ClassificationMetric {
    private final List<String> classNames;
    private final long[][] counts; // [label][predicted]
    private long samples;

    /// An empty matrix for classes named `0`, `1`, ….
    ///
    /// @param classes the number of classes, ≥ 1
    public ConfusionMatrix(int classes) {
        this(IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /// An empty matrix for named classes.
    ///
    /// @param classNames one name per class, in the order of the labels
    public ConfusionMatrix(List<String> classNames) {
        if (classNames.isEmpty()) throw new IllegalArgumentException("ConfusionMatrix: needs at least one class.");
        this.classNames = List.copyOf(classNames);
        this.counts = new long[classNames.size()][classNames.size()];
    }

    /// Counts one sample.
    ///
    /// @throws IllegalArgumentException if a class is outside `[0, classes)`
    public void add(int predicted, int label) {
        checkSample(0, predicted, label);
        tally(predicted, label);
    }

    /// Counts a batch of predicted classes and the true ones; all or, on an error, none of it.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a class is outside `[0, classes)`
    public void update(int[] predicted, int[] labels) {
        ScoreBatch.checkLengths(predicted.length, labels.length);
        for (int i = 0; i < labels.length; i++) checkSample(i, predicted[i], labels[i]);
        for (int i = 0; i < labels.length; i++) tally(predicted[i], labels[i]);
    }

    /// The same from `long` classes, the form in which tensors hold them.
    ///
    /// @throws IllegalArgumentException if the lengths differ or a class is outside `[0, classes)`
    public void update(long[] predicted, long[] labels) {
        ScoreBatch.checkLengths(predicted.length, labels.length);
        for (int i = 0; i < labels.length; i++) checkSample(i, predicted[i], labels[i]);
        for (int i = 0; i < labels.length; i++) tally((int) predicted[i], (int) labels[i]);
    }

    /// Counts a batch, taking the class with the highest score as predicted, the first of equals.
    ///
    /// @throws IllegalArgumentException if the batch has another number of classes or a single score per sample
    @Override
    public void update(ScoreBatch batch) {
        if (batch.size() == 0) return;
        batch.requireRows("ConfusionMatrix");
        if (batch.classes() != classes())
            throw new IllegalArgumentException(
                    "ConfusionMatrix: has %d classes, but the scores have %d.".formatted(classes(), batch.classes()));
        for (int i = 0; i < batch.size(); i++) tally(batch.best(i), batch.label(i));
    }

    /// Adds all that `other` has counted, which stays as it is.
    ///
    /// @throws IllegalArgumentException if its classes are not the same
    public void merge(ConfusionMatrix other) {
        if (!classNames.equals(other.classNames))
            throw new IllegalArgumentException(
                    "merge: the classes differ, " + classNames + " and " + other.classNames + ".");
        for (int i = 0; i < classes(); i++) for (int j = 0; j < classes(); j++) counts[i][j] += other.counts[i][j];
        samples += other.samples;
    }

    /// The number of classes, C.
    public int classes() {
        return counts.length;
    }

    /// The names of the classes, in the order of the labels.
    public List<String> classNames() {
        return classNames;
    }

    /// The number of samples counted.
    public long samples() {
        return samples;
    }

    /// How many samples of class `label` were predicted as class `predicted`: row and column of the printed matrix.
    public long count(int label, int predicted) {
        return counts[checkClass(label)][checkClass(predicted)];
    }

    /// A copy of all counts, indexed `[label][predicted]`. scikit-learn: `confusion_matrix`.
    public long[][] toArray() {
        long[][] copy = new long[classes()][];
        for (int i = 0; i < copy.length; i++) copy[i] = counts[i].clone();
        return copy;
    }

    /// The number of samples that belong to class `c`.
    public long support(int c) {
        return sumOfRow(checkClass(c));
    }

    /// True and false positives and negatives of class `c` against the rest.
    public ClassCounts counts(int c) {
        long tp = counts[checkClass(c)][c];
        long fn = sumOfRow(c) - tp;
        long fp = sumOfColumn(c) - tp;
        return new ClassCounts(tp, fp, fn, samples - tp - fp - fn);
    }

    /// The share of samples predicted right: `Σ counts[c][c] / N`.
    public double accuracy() {
        requireSamples("accuracy");
        return (double) correct() / samples;
    }

    /// The mean recall of the classes that have samples, so that a rare class counts as much as a common one.
    public double balancedAccuracy() {
        requireSamples("balancedAccuracy");
        return allCounts().stream()
                .filter(c -> c.support() > 0)
                .mapToDouble(ClassCounts::recall)
                .average()
                .orElseThrow();
    }

    /// The precision of class `c`: how many predicted as `c` belong to it.
    public double precision(int c) {
        return ofClass("precision", c).precision();
    }

    /// The averaged precision.
    public double precision(Average average) {
        return averaged("precision", average, ClassCounts::precision);
    }

    /// The recall of class `c`: how many that belong to `c` were found.
    public double recall(int c) {
        return ofClass("recall", c).recall();
    }

    /// The averaged recall.
    public double recall(Average average) {
        return averaged("recall", average, ClassCounts::recall);
    }

    /// The F1 score of class `c`: the harmonic mean of its precision and recall.
    public double f1(int c) {
        return ofClass("f1", c).f1();
    }

    /// The averaged F1 score; `MACRO` is the mean of the classes' F1 scores.
    public double f1(Average average) {
        return averaged("f1", average, ClassCounts::f1);
    }

    /// The specificity of class `c`: how many that do not belong to `c` were kept out of it.
    public double specificity(int c) {
        return ofClass("specificity", c).specificity();
    }

    /// The averaged specificity.
    public double specificity(Average average) {
        return averaged("specificity", average, ClassCounts::specificity);
    }

    /// Matthews' correlation coefficient between labels and predictions, in [−1, 1]; 0 where either has only one class.
    ///
    /// With `tₖ` samples of class k, `pₖ` predicted as k, `c` right and `n` in all (Gorodkin 2004):
    /// `(c·n − Σ tₖpₖ) / √((n² − Σ pₖ²)(n² − Σ tₖ²))`
    public double matthewsCorrelation() {
        requireSamples("matthewsCorrelation");
        double n2 = (double) samples * samples;
        double tp = 0, pp = 0, tt = 0;
        for (int k = 0; k < classes(); k++) {
            double t = sumOfRow(k), p = sumOfColumn(k);
            tp += t * p;
            pp += p * p;
            tt += t * t;
        }
        double scale = (n2 - pp) * (n2 - tt);
        return scale == 0 ? 0 : ((double) correct() * samples - tp) / Math.sqrt(scale);
    }

    /// Cohen's kappa (1960), the agreement beyond chance: `(pₒ − pₑ) / (1 − pₑ)` with `pₒ` the accuracy and `pₑ = Σ tₖpₖ / n²` the
    /// accuracy that chance would give. At most 1; NaN where labels and predictions are all of one class.
    public double cohensKappa() {
        requireSamples("cohensKappa");
        double n2 = (double) samples * samples;
        double tp = 0;
        for (int k = 0; k < classes(); k++) tp += (double) sumOfRow(k) * sumOfColumn(k);
        return ((double) correct() * samples - tp) / (n2 - tp);
    }

    /// The score of one class, averaged over all: `MICRO` of the pooled counts, `MACRO` and `WEIGHTED` over the classes that occur.
    ///
    /// @param score a score of one class against the rest, such as `ClassCounts::precision`
    public double average(Average average, ToDoubleFunction<ClassCounts> score) {
        return averaged("average", average, score);
    }

    /// The most frequent mistakes, the most frequent first, at most `limit` of them.
    public List<Confusion> mostConfused(int limit) {
        List<Confusion> all = new ArrayList<>();
        for (int i = 0; i < classes(); i++)
            for (int j = 0; j < classes(); j++)
                if (i != j && counts[i][j] > 0) all.add(new Confusion(i, j, counts[i][j]));
        all.sort(Comparator.comparingLong(Confusion::count).reversed());
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /// One cell off the diagonal.
    ///
    /// @param label the class the samples belong to
    /// @param predicted the class they were taken for
    /// @param count how many they are
    public record Confusion(int label, int predicted, long count) {}

    /// The matrix as aligned text of at most 100 columns, rows for labels and columns for predictions; one that is larger is
    /// summarised by its most frequent mistakes.
    @Override
    public String toString() {
        return ConfusionText.of(this);
    }

    private double averaged(String name, Average average, ToDoubleFunction<ClassCounts> score) {
        requireSamples(name);
        List<ClassCounts> occurring =
                allCounts().stream().filter(ClassCounts::occurs).toList();
        return switch (average) {
            case MACRO -> occurring.stream().mapToDouble(score).sum() / occurring.size();
            case MICRO ->
                score.applyAsDouble(occurring.stream().reduce(new ClassCounts(0, 0, 0, 0), ClassCounts::plus));
            case WEIGHTED ->
                occurring.stream()
                                .mapToDouble(c -> c.support() * score.applyAsDouble(c))
                                .sum()
                        / samples;
        };
    }

    private ClassCounts ofClass(String name, int c) {
        requireSamples(name);
        return counts(c);
    }

    private List<ClassCounts> allCounts() {
        return IntStream.range(0, classes()).mapToObj(this::counts).toList();
    }

    private long correct() {
        return IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
    }

    private long sumOfRow(int label) {
        return LongStream.of(counts[label]).sum();
    }

    private long sumOfColumn(int predicted) {
        long sum = 0;
        for (long[] row : counts) sum += row[predicted];
        return sum;
    }

    private void tally(int predicted, int label) {
        counts[label][predicted]++;
        samples++;
    }

    private void checkSample(int sample, long predicted, long label) {
        ScoreBatch.checkLabel(sample, label, classes());
        if (predicted < 0 || predicted >= classes())
            throw new IllegalArgumentException(
                    "predictions: sample %d is predicted as %d, but with %d classes a prediction lies in [0, %d)."
                            .formatted(sample, predicted, classes(), classes()));
    }

    private int checkClass(int c) {
        if (c < 0 || c >= classes())
            throw new IllegalArgumentException(
                    "ConfusionMatrix: there is no class %d, expected one in [0, %d).".formatted(c, classes()));
        return c;
    }

    private void requireSamples(String score) {
        if (samples == 0) throw NoSamples.of(score);
    }
}
