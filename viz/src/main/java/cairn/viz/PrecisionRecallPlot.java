package cairn.viz;

import cairn.metrics.PrecisionRecallCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/// Precision against recall: how many of those called class 1 are, at each share of class 1 that is found.
public final class PrecisionRecallPlot {
    private PrecisionRecallPlot() {}

    /// Curves by their names, in the map's order; the legend says the average precision of each.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Picture of(Map<String, PrecisionRecallCurve> curves) {
        if (curves.isEmpty()) throw new IllegalArgumentException("PrecisionRecallPlot: needs at least one curve.");
        List<String> names = new ArrayList<>();
        curves.forEach((name, curve) -> names.add(String.format(
                Locale.ROOT, "%s (average %.3f)", name.isBlank() ? "precision" : name, averagePrecision(curve))));
        List<String> distinct = Charts.distinct(names);
        XYChart chart = Charts.unitSquare("Precision and recall", "recall", "precision", distinct);
        int i = 0;
        for (PrecisionRecallCurve curve : curves.values()) {
            List<PrecisionRecallCurve.Point> rising = curve.points().reversed(); // recall 0 first
            Charts.line(
                            chart,
                            distinct.get(i),
                            rising.stream()
                                    .map(PrecisionRecallCurve.Point::recall)
                                    .toList(),
                            rising.stream()
                                    .map(PrecisionRecallCurve.Point::precision)
                                    .toList(),
                            i++)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        }
        return Charts.picture(chart);
    }

    private static double averagePrecision(PrecisionRecallCurve curve) {
        double sum = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            PrecisionRecallCurve.Point a = curve.points().get(i - 1);
            sum += (a.recall() - curve.points().get(i).recall()) * a.precision();
        }
        return sum;
    }
}
