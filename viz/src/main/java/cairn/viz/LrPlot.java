package cairn.viz;

import cairn.train.LrFinder;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The loss against the learning rate, as a search for a good rate found it.
public final class LrPlot {
    private LrPlot() {}

    /// The curve, with the suggested rate marked.
    ///
    /// @throws IllegalStateException if the loss grew at once, so that there is no curve
    public static Picture of(LrFinder found) {
        double best = found.suggestion();
        XYChart chart =
                Charts.xy(Charts.WIDTH, Charts.HEIGHT, "Learning rate search", "learning rate", "smoothed loss");
        chart.getStyler().setXAxisLogarithmic(true);
        Charts.line(chart, "loss", found.rates(), found.losses(), 0);
        double loss = found.losses().get(found.rates().indexOf(best));
        XYSeries mark = chart.addSeries(
                String.format(Locale.ROOT, "steepest fall at %.2g", best), List.of(best), List.of(loss));
        mark.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(Palette.series(1)).setLineStyle(SeriesLines.NONE);
        return Charts.picture(chart);
    }
}
