package cairn.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Precision, recall and F1 of every class with their means: what is printed at the end of a training.
///
/// ```text
///                precision    recall        f1   support
///
///       setosa      1.0000    1.0000    1.0000        10
///   versicolor      0.9091    1.0000    0.9524        10
///    virginica      1.0000    0.9000    0.9474        10
///
///     accuracy                          0.9667        30
///    macro avg      0.9697    0.9667    0.9666        30
/// weighted avg      0.9697    0.9667    0.9666        30
/// ```
///
/// A class that occurs neither among labels nor among predictions is printed with dashes and is left out of the means.
///
/// scikit-learn: `classification_report`.
///
/// @param classes one row per class, in the order of the labels
/// @param accuracy the share of samples predicted right
/// @param macro the means over the classes that occur
/// @param weighted the means over the classes, weighted by support
public record ClassificationReport(List<Row> classes, double accuracy, Row macro, Row weighted) {
    /// Keeps a copy of `classes`.
    public ClassificationReport {
        classes = List.copyOf(classes);
    }

    /// The report of a confusion matrix.
    ///
    /// @throws IllegalStateException if the matrix has no samples
    public static ClassificationReport of(ConfusionMatrix matrix) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < matrix.classes(); c++) rows.add(classRow(matrix, c));
        return new ClassificationReport(
                rows,
                matrix.accuracy(),
                meanRow("macro avg", matrix, Average.MACRO),
                meanRow("weighted avg", matrix, Average.WEIGHTED));
    }

    /// The scores of one class, or the means of all.
    ///
    /// @param name the class, or which mean
    /// @param precision how many predicted as the class belong to it
    /// @param recall how many that belong to the class were found
    /// @param f1 the harmonic mean of both
    /// @param support the number of samples that belong to the class; in a mean, of all samples
    /// @param occurs whether the class is among the labels or the predictions
    public record Row(String name, double precision, double recall, double f1, long support, boolean occurs) {}

    /// The report as aligned text, four decimals, without a line break at the end.
    @Override
    public String toString() {
        int width = TextCells.width(classes.stream().map(Row::name).toList(), "weighted avg".length(), 40);
        List<String> lines = new ArrayList<>();
        lines.add(line(width, "", "precision", "recall", "f1", "support"));
        lines.add("");
        for (Row row : classes) lines.add(line(width, row));
        lines.add("");
        lines.add(line(width, "accuracy", "", "", decimal(accuracy), Long.toString(macro.support())));
        lines.add(line(width, macro));
        lines.add(line(width, weighted));
        return String.join("\n", lines);
    }

    private static Row classRow(ConfusionMatrix matrix, int c) {
        ClassCounts counts = matrix.counts(c);
        return new Row(
                matrix.classNames().get(c),
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.support(),
                counts.occurs());
    }

    private static Row meanRow(String name, ConfusionMatrix matrix, Average average) {
        return new Row(
                name, matrix.precision(average), matrix.recall(average), matrix.f1(average), matrix.samples(), true);
    }

    private static String line(int width, Row row) {
        if (!row.occurs()) return line(width, row.name(), "-", "-", "-", "0");
        return line(
                width,
                row.name(),
                decimal(row.precision()),
                decimal(row.recall()),
                decimal(row.f1()),
                Long.toString(row.support()));
    }

    private static String line(int width, String name, String precision, String recall, String f1, String support) {
        return TextCells.right(name, width) + "%12s%10s%10s%10s".formatted(precision, recall, f1, support);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
