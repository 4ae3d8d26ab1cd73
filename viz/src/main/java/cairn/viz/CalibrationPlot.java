package cairn.viz;

import cairn.metrics.CalibrationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A reliability diagram: how often predictions were right, by how sure the network was of them.
public final class CalibrationPlot {
    private CalibrationPlot() {}

    /// The bins of `error` that hold samples.
    ///
    /// @throws IllegalStateException if there are no samples yet
    public static Picture of(CalibrationError error) {
        String title = String.format(
                Locale.ROOT, "Calibration (expected error %.3f, %d samples)", error.expected(), error.samples());
        XYChart chart = Charts.unitSquare(title, "mean confidence", "share that was right", List.of());
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (CalibrationError.Bin bin : error.bins()) {
            if (bin.count() == 0) continue;
            x.add(bin.confidence());
            y.add(bin.accuracy());
        }
        Charts.reference(chart, "perfectly calibrated", List.of(0.0, 1.0), List.of(0.0, 1.0));
        XYSeries series = Charts.line(chart, "this network", x, y, 0);
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Palette.series(0));
        return Charts.picture(chart);
    }
}
