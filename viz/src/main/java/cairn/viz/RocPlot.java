package cairn.viz;

import cairn.metrics.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;

/// Receiver operating characteristics: the share of class 1 that is found against the share of false alarms.
public final class RocPlot {
    private RocPlot() {}

    /// Curves by their names, in the map's order; the legend says the area under each.
    ///
    /// @throws IllegalArgumentException if there is none, or one is of samples of a single class
    public static Picture of(Map<String, RocCurve> curves) {
        if (curves.isEmpty()) throw new IllegalArgumentException("RocPlot: needs at least one curve.");
        List<String> names = new ArrayList<>();
        curves.forEach((name, curve) -> names.add(
                String.format(Locale.ROOT, "%s (area %.3f)", name.isBlank() ? "ROC" : name, area(name, curve))));
        List<String> distinct = Charts.distinct(names);
        XYChart chart = Charts.unitSquare("ROC", "false positive rate", "true positive rate", distinct);
        Charts.reference(chart, "chance", List.of(0.0, 1.0), List.of(0.0, 1.0));
        int i = 0;
        for (RocCurve curve : curves.values()) {
            Charts.line(
                    chart,
                    distinct.get(i),
                    curve.points().stream()
                            .map(RocCurve.Point::falsePositiveRate)
                            .toList(),
                    curve.points().stream()
                            .map(RocCurve.Point::truePositiveRate)
                            .toList(),
                    i++);
        }
        return Charts.picture(chart);
    }

    private static double area(String name, RocCurve curve) {
        double sum = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            RocCurve.Point a = curve.points().get(i - 1);
            RocCurve.Point b = curve.points().get(i);
            sum += (b.falsePositiveRate() - a.falsePositiveRate()) * (a.truePositiveRate() + b.truePositiveRate()) / 2;
        }
        if (Double.isNaN(sum))
            throw new IllegalArgumentException(
                    "RocPlot: the samples of " + name + " are all of one class, so there is no curve.");
        return sum;
    }
}
