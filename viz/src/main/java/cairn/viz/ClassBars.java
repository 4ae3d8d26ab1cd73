package cairn.viz;

import cairn.metrics.ClassificationReport;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/// Precision, recall and F1 of every class as bars.
public final class ClassBars {
    private static final int LONG = 10; // letters of a name that need not be turned

    private ClassBars() {}

    /// The classes of `report` that occur.
    public static Picture of(ClassificationReport report) {
        List<ClassificationReport.Row> rows = report.classes().stream()
                .filter(ClassificationReport.Row::occurs)
                .toList();
        List<String> names = Charts.distinct(
                rows.stream().map(r -> Fonts.fitted(Fonts.SMALL, r.name(), 130)).toList());
        int width = Math.max(Charts.WIDTH, 56 * rows.size() + 100);
        CategoryChart chart = Charts.bars(width, Charts.HEIGHT, "Precision, recall and F1 by class", "class", "score");
        chart.addSeries(
                "precision",
                names,
                rows.stream().map(ClassificationReport.Row::precision).toList());
        chart.addSeries(
                "recall",
                names,
                rows.stream().map(ClassificationReport.Row::recall).toList());
        chart.addSeries(
                "F1", names, rows.stream().map(ClassificationReport.Row::f1).toList());
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setXAxisMaxLabelCount(rows.size());
        if (names.stream().anyMatch(n -> n.length() > LONG))
            chart.getStyler().setXAxisLabelRotation(90).setXAxisLabelAlignmentVertical(TextAlignment.Right);
        return Charts.picture(chart);
    }
}
