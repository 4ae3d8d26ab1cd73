package cairn.viz;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/// How a quantity changed while trainings ran, one curve per run.
///
/// ```java
/// LearningCurves.of("validation loss")
///         .add(Curve.perEpoch("adam", adam.trainLosses()))
///         .add(Curve.perEpoch("sgd", sgd.trainLosses()))
///         .smoothing(0.6)
///         .logarithmic()
///         .picture().save(Path.of("curves.png"));
/// ```
///
/// @param quantity what the vertical axis shows
/// @param over what the horizontal axis shows; `epoch` unless told otherwise
/// @param curves the runs
/// @param smoothing see [Curve#smoothed]; above 0 the values themselves stay visible, thin and pale
/// @param scale of the vertical axis
public record LearningCurves(String quantity, String over, List<Curve> curves, double smoothing, Scale scale) {
    private static final int FEW_EPOCHS = 10;

    /// How an axis is divided.
    public enum Scale {
        /// Equal steps add.
        LINEAR,
        /// Equal steps multiply; values that are not positive are left out.
        LOGARITHMIC
    }

    /// Copies the list.
    public LearningCurves {
        curves = List.copyOf(curves);
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException("smoothing must be in [0, 1), got " + smoothing + ".");
    }

    /// No curves yet.
    public static LearningCurves of(String quantity) {
        return new LearningCurves(quantity, "epoch", List.of(), 0, Scale.LINEAR);
    }

    /// With one more curve.
    public LearningCurves add(Curve curve) {
        List<Curve> all = new ArrayList<>(curves);
        all.add(curve);
        return new LearningCurves(quantity, over, all, smoothing, scale);
    }

    /// With another horizontal axis.
    public LearningCurves over(String name) {
        return new LearningCurves(quantity, name, curves, smoothing, scale);
    }

    /// With smoothed curves.
    public LearningCurves smoothing(double s) {
        return new LearningCurves(quantity, over, curves, s, scale);
    }

    /// With a logarithmic vertical axis.
    public LearningCurves logarithmic() {
        return new LearningCurves(quantity, over, curves, smoothing, Scale.LOGARITHMIC);
    }

    /// What is drawn: whether the axis is logarithmic, which it cannot be if no value is positive.
    boolean isLogarithmic() {
        return scale == Scale.LOGARITHMIC
                && curves.stream().anyMatch(c -> !c.shown(true).isBlank());
    }

    /// The curves that can be drawn.
    List<Curve> visible() {
        return curves.stream()
                .map(c -> c.shown(isLogarithmic()))
                .filter(c -> !c.isBlank())
                .toList();
    }

    /// The plot.
    ///
    /// @throws IllegalStateException if no curve has a value
    public Picture picture() {
        List<Curve> lines = visible();
        if (lines.isEmpty()) throw new IllegalStateException("The plot of " + quantity + " has no value to show.");
        XYChart chart = Charts.xy(Charts.WIDTH, Charts.HEIGHT, capital(quantity) + " by " + over, over, quantity);
        chart.getStyler().setXAxisMin(Math.min(0, lines.getFirst().x().getFirst()));
        chart.getStyler().setYAxisLogarithmic(isLogarithmic()).setYAxisLogarithmicDecadeOnly(false);
        if (isLogarithmic()) logLabels(chart, lines);
        List<String> names = Charts.distinct(lines.stream().map(Curve::name).toList());
        for (int i = 0; i < lines.size(); i++) if (smoothing > 0) faint(chart, lines.get(i), names.get(i), i);
        for (int i = 0; i < lines.size(); i++) {
            Curve c = smoothing > 0 ? lines.get(i).smoothed(smoothing) : lines.get(i);
            Charts.line(chart, names.get(i), c.x(), c.y(), i);
        }
        ticks(chart, lines);
        Charts.legend(chart.getStyler(), names);
        chart.getStyler().setLegendVisible(lines.size() > 1);
        return Charts.picture(chart);
    }

    private static void logLabels(XYChart chart, List<Curve> lines) {
        DoubleSummaryStatistics y = lines.stream()
                .flatMap(c -> c.y().stream())
                .mapToDouble(v -> v)
                .filter(Double::isFinite)
                .summaryStatistics();
        chart.getStyler().setYAxisTickLabelsFormattingFunction(v -> Ticks.logLabel(v, y.getMin(), y.getMax()));
    }

    /// A few epochs are marked one by one.
    private static void ticks(XYChart chart, List<Curve> lines) {
        double high = lines.stream().mapToDouble(c -> c.x().getLast()).max().orElseThrow();
        if (high > FEW_EPOCHS) Charts.roundTicks(chart, 0, high);
    }

    private static void faint(XYChart chart, Curve c, String name, int i) {
        XYSeries raw = Charts.line(chart, name + " ", c.x(), c.y(), i); // NOTE: series names must differ
        raw.setLineColor(Palette.blend(Palette.PAPER, Palette.series(i), 0.35)).setLineStyle(Charts.THIN);
        raw.setShowInLegend(false);
    }

    static String capital(String s) {
        return s.isEmpty() ? s : s.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + s.substring(1);
    }
}
