package cairn.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The look of all charts with axes.
final class Charts {
    static final int WIDTH = 640;
    static final int HEIGHT = 420;
    private static final int SIDE = 480;
    static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1);
    static final BasicStroke DASHES =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
    private static final BasicStroke BROKEN = // tells apart what the colours no longer do
            new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {8, 3}, 0);
    private static final int LONGEST_NAME = 40;

    private Charts() {}

    static XYChart xy(int width, int height, String title, String x, String y) {
        Fonts.require();
        XYChart chart = new XYChart(width, height);
        label(chart, title, x, y);
        style(chart.getStyler());
        chart.getStyler().setXAxisTickLabelsFormattingFunction(Ticks::label);
        return chart;
    }

    static CategoryChart bars(int width, int height, String title, String x, String y) {
        Fonts.require();
        CategoryChart chart = new CategoryChart(width, height);
        label(chart, title, x, y);
        style(chart.getStyler());
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        return chart;
    }

    private static void label(AxesChart<?, ?> chart, String title, String x, String y) {
        chart.setTitle(title);
        chart.setXAxisTitle(x);
        chart.setYAxisTitle(y);
    }

    private static void style(AxesChartStyler s) {
        s.setLocale(Locale.ROOT);
        s.setChartBackgroundColor(Palette.PAPER).setPlotBackgroundColor(Palette.PAPER);
        s.setPlotBorderColor(Palette.GRID).setChartFontColor(Palette.INK);
        s.setChartTitleFont(Fonts.TITLE).setLegendFont(Fonts.PLAIN);
        s.setChartTitleBoxVisible(false);
        s.setLegendBorderColor(Palette.PAPER).setLegendBackgroundColor(Palette.PAPER);
        s.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        s.setChartPadding(12);
        s.setSeriesColors(IntStream.range(0, 8).mapToObj(Palette::series).toArray(Color[]::new));
        s.setAxisTitleFont(Fonts.PLAIN).setAxisTickLabelsFont(Fonts.SMALL);
        s.setAxisTickLabelsColor(Palette.MUTED).setAxisTickMarksColor(Palette.GRID);
        s.setYAxisTickLabelsFormattingFunction(Ticks::label);
        s.setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(THIN);
    }

    /// Adds a line in the colour of series `i`.
    static XYSeries line(XYChart chart, String name, List<Double> x, List<Double> y, int i) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE).setLineColor(Palette.series(i)).setLineStyle(i < 8 ? LINE : BROKEN);
        return series;
    }

    /// Lets the horizontal axis be marked at round numbers from `low` to `high`.
    ///
    /// NOTE: the library marks places of the data where these are equally spaced; an invisible point between spoils that.
    static void roundTicks(XYChart chart, double low, double high) {
        double place = low + 0.381966 * (high - low);
        XYSeries ruler = chart.addSeries("\u200b", List.of(place), List.of(Double.NaN));
        ruler.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
    }

    /// Adds a dashed grey line, for comparison.
    static void reference(XYChart chart, String name, List<Double> x, List<Double> y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE).setLineColor(Palette.MUTED).setLineStyle(DASHES);
    }

    /// Puts long legends to the side, where each name has a line of its own.
    static void legend(AxesChartStyler s, List<String> names) {
        boolean one =
                names.stream().mapToInt(n -> Fonts.width(Fonts.PLAIN, n) + 50).sum() < WIDTH - 100;
        s.setLegendPosition(one ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        s.setLegendLayout(one ? LegendLayout.Horizontal : LegendLayout.Vertical);
    }

    /// A square plot of two shares, with room for the legend: below if it is short, else to the right.
    static XYChart unitSquare(String title, String x, String y, List<String> names) {
        boolean few = names.size() <= 2;
        int widest =
                names.stream().mapToInt(n -> Fonts.width(Fonts.PLAIN, n)).max().orElse(0);
        XYChart chart = xy(few ? SIDE : SIDE + widest + 60, few ? SIDE + 40 : SIDE - 10, title, x, y);
        AxesChartStyler s = chart.getStyler();
        s.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        s.setLegendPosition(few ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        s.setLegendLayout(LegendLayout.Vertical);
        roundTicks(chart, 0, 1);
        return chart;
    }

    /// The names, shortened and made different from each other.
    static List<String> distinct(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().map(n -> unused(n, seen)).toList();
    }

    private static String unused(String name, Set<String> seen) {
        String text = name.isBlank() ? "unnamed" : name;
        String start = text.length() > LONGEST_NAME ? "…" + text.substring(text.length() - LONGEST_NAME + 1) : text;
        String candidate = start;
        for (int i = 2; !seen.add(candidate); i++) candidate = start + " (" + i + ")";
        return candidate;
    }

    /// A chart as a picture.
    static Picture picture(Chart<?, ?> chart) {
        return new Drawn(chart);
    }

    private record Drawn(Chart<?, ?> chart) implements Picture {
        @Override
        public String title() {
            return chart.getTitle();
        }

        @Override
        public int width() {
            return chart.getWidth();
        }

        @Override
        public int height() {
            return chart.getHeight();
        }

        @Override
        public void paint(Graphics2D g) {
            chart.paint(g, width(), height());
        }
    }
}
