package cairn.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A confusion matrix as text: a table while it fits into 100 columns, a list of the most frequent mistakes where it does not.
final class ConfusionText {
    private static final int COLUMNS = 100;
    private static final int LONGEST_NAME = 20;
    private static final int MISTAKES = 10;

    private final ConfusionMatrix matrix;
    private final List<String> names;
    private final int labelWidth;
    private final int cellWidth;
    private final boolean numbered; // columns are headed by class numbers, because the names are too long

    private ConfusionText(ConfusionMatrix matrix, boolean numbered) {
        this.matrix = matrix;
        this.numbered = numbered;
        this.names = matrix.classNames();
        this.labelWidth = TextCells.width(rowHeads(), "label".length(), LONGEST_NAME);
        this.cellWidth = 2 + Math.max(widestCount(), TextCells.width(columnHeads(), 1, COLUMNS));
    }

    static String of(ConfusionMatrix matrix) {
        ConfusionText named = new ConfusionText(matrix, false);
        if (named.fits()) return named.table();
        ConfusionText numbered = new ConfusionText(matrix, true);
        return numbered.fits() ? numbered.table() : numbered.summary();
    }

    private boolean fits() {
        return labelWidth + matrix.classes() * cellWidth <= COLUMNS;
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add(TextCells.left("label", labelWidth) + "  predicted as");
        lines.add(" ".repeat(labelWidth) + cells(columnHeads()));
        for (int label = 0; label < matrix.classes(); label++)
            lines.add(TextCells.left(rowHeads().get(label), labelWidth) + cells(countsOf(label)));
        return String.join("\n", lines);
    }

    private String summary() {
        List<String> lines = new ArrayList<>();
        long mistakes = 0;
        for (int c = 0; c < matrix.classes(); c++) mistakes += matrix.counts(c).falseNegatives();
        lines.add("%d classes, %d samples, %d of them mistaken.%s"
                .formatted(matrix.classes(), matrix.samples(), mistakes, mistakes == 0 ? "" : " Most often:"));
        for (ConfusionMatrix.Confusion confusion : matrix.mostConfused(MISTAKES)) lines.add(mistake(confusion));
        return String.join("\n", lines);
    }

    private String mistake(ConfusionMatrix.Confusion confusion) {
        double share = 100.0 * confusion.count() / matrix.support(confusion.label());
        return String.format(
                Locale.ROOT,
                "  %s taken for %s %8d times (%.1f %% of the class)",
                TextCells.left(rowHeads().get(confusion.label()), labelWidth),
                TextCells.left(rowHeads().get(confusion.predicted()), labelWidth),
                confusion.count(),
                share);
    }

    private List<String> rowHeads() {
        if (!numbered || plainNumbers()) return names;
        List<String> heads = new ArrayList<>();
        int digits = Integer.toString(names.size() - 1).length();
        for (int c = 0; c < names.size(); c++)
            heads.add(TextCells.right(Integer.toString(c), digits) + " " + names.get(c));
        return heads;
    }

    private List<String> columnHeads() {
        if (!numbered) return names;
        List<String> heads = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) heads.add(Integer.toString(c));
        return heads;
    }

    private boolean plainNumbers() {
        for (int c = 0; c < names.size(); c++) if (!names.get(c).equals(Integer.toString(c))) return false;
        return true;
    }

    /// A zero is a dot, so that the mistakes stand out.
    private List<String> countsOf(int label) {
        List<String> cells = new ArrayList<>();
        for (int p = 0; p < matrix.classes(); p++) {
            long count = matrix.count(label, p);
            cells.add(count == 0 ? "." : Long.toString(count));
        }
        return cells;
    }

    private String cells(List<String> contents) {
        StringBuilder row = new StringBuilder();
        for (String content : contents) row.append(TextCells.right(content, cellWidth));
        return row.toString();
    }

    private int widestCount() {
        long most = 0;
        for (int label = 0; label < matrix.classes(); label++)
            for (int p = 0; p < matrix.classes(); p++) most = Math.max(most, matrix.count(label, p));
        return Long.toString(most).length();
    }
}
