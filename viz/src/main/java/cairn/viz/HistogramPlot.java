package cairn.viz;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// How often which values occur: weights, gradients or activations.
public final class HistogramPlot {
    private static final int MOST_BINS = 60;

    private HistogramPlot() {}

    /// The finite values of `values`, of any shape; the title says mean, deviation and how many are not finite.
    ///
    /// @param what the values are, such as `weights of fc1`
    /// @throws IllegalArgumentException if no value is finite
    public static Picture of(String what, Tensor values) {
        double[] all = finite(values);
        if (all.length == 0)
            throw new IllegalArgumentException(
                    "HistogramPlot: " + what + " has no finite value among " + values.numel() + ".");
        XYChart chart = Charts.xy(
                Charts.WIDTH, Charts.HEIGHT, title(what, all, values.numel() - all.length), "value", "how many");
        double low =
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).min().orElseThrow();
        double high =
                IntStream.range(0, all.length).mapToDouble(i -> all[i]).max().orElseThrow();
        double step = high > low ? (high - low) / bins(all.length) : Math.max(Math.abs(low) / 10, 1e-3);
        int[] counts = count(all, low, step, high > low ? bins(all.length) : 1);
        outline(chart, low, step, counts);
        chart.getStyler().setLegendVisible(false);
        Charts.roundTicks(chart, low, low + step * counts.length);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("#,##0");
        return Charts.picture(chart);
    }

    private static int bins(int n) {
        return Math.clamp((int) Math.sqrt(n), 1, MOST_BINS);
    }

    private static double[] finite(Tensor values) {
        float[] floats = values.toFloatArray();
        return IntStream.range(0, floats.length)
                .mapToDouble(i -> floats[i])
                .filter(Double::isFinite)
                .toArray();
    }

    private static int[] count(double[] values, double low, double step, int bins) {
        int[] counts = new int[bins];
        for (double v : values) counts[Math.clamp((long) ((v - low) / step), 0, bins - 1)]++;
        return counts;
    }

    /// Draws the bins as one filled staircase.
    private static void outline(XYChart chart, double low, double step, int[] counts) {
        List<Double> x = new ArrayList<>(List.of(low));
        List<Double> y = new ArrayList<>(List.of(0.0));
        for (int b = 0; b < counts.length; b++) {
            Collections.addAll(x, low + b * step, low + (b + 1) * step);
            Collections.addAll(y, (double) counts[b], (double) counts[b]);
        }
        x.add(low + counts.length * step);
        y.add(0.0);
        XYSeries series = chart.addSeries("values", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area).setMarker(SeriesMarkers.NONE);
        series.setFillColor(Palette.blend(Palette.PAPER, Palette.series(0), 0.45));
        series.setLineColor(Palette.series(0)).setLineStyle(Charts.THIN);
    }

    private static String title(String what, double[] v, int lost) {
        double mean = IntStream.range(0, v.length).mapToDouble(i -> v[i]).sum() / v.length;
        double square = IntStream.range(0, v.length)
                        .mapToDouble(i -> (v[i] - mean) * (v[i] - mean))
                        .sum()
                / v.length;
        String text = String.format(
                Locale.ROOT, "%s: %d values, mean %.3g, deviation %.3g", what, v.length, mean, Math.sqrt(square));
        return LearningCurves.capital(text) + (lost == 0 ? "" : ", " + lost + " not finite");
    }
}
