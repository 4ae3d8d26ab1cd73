package cairn.viz;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Learning curves inside a page: an inline SVG whose colours follow the reader's theme, drawn without AWT.
final class CurveSvg {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 280;
    private static final int LEFT = 52;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 42;
    private static final int MOST_POINTS = 1500;
    private static final int MOST_ROWS = 100;
    private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3"};

    private final LearningCurves curves;
    private final List<Curve> lines;
    private final boolean log;
    private final double left;
    private final double right;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private final StringBuilder s = new StringBuilder();

    private CurveSvg(LearningCurves curves) {
        this.curves = curves;
        this.lines = curves.visible();
        this.log = curves.isLogarithmic();
        double first = lines.stream().mapToDouble(c -> c.x().getFirst()).min().orElseThrow();
        double last = lines.stream().mapToDouble(c -> c.x().getLast()).max().orElseThrow();
        this.left = last > first ? first : first - 1;
        this.right = last > first ? last : last + 1;
        for (Curve c : lines) for (double v : c.y()) if (Double.isFinite(v)) widen(v);
        margins();
    }

    private void widen(double v) {
        low = Math.min(low, v);
        high = Math.max(high, v);
    }

    private void margins() {
        double extra = high > low ? 0.05 * (high - low) : Math.max(Math.abs(high) * 0.1, 1e-6);
        if (log) {
            low /= 1.1;
            high *= 1.1;
        } else {
            low = low >= 0 && low < extra * 4 ? 0 : low - extra;
            high += extra;
        }
    }

    /// A `<figure>`, or nothing if no curve has a value.
    static String of(LearningCurves curves) {
        if (curves.visible().isEmpty()) return "";
        return new CurveSvg(curves).figure();
    }

    private String figure() {
        String what = LearningCurves.capital(curves.quantity()) + " by " + curves.over();
        s.append("<figure class=\"chart\"><figcaption><b>")
                .append(Html.escape(what))
                .append("</b>");
        if (log) s.append(" (logarithmic)");
        s.append("</figcaption>");
        legend();
        s.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT))
                .append(Html.escape(what + ". " + spoken()))
                .append("\">");
        axes();
        for (int i = 0; i < lines.size(); i++) line(lines.get(i), i);
        s.append("</svg>");
        numbers();
        return s.append("</figure>\n").toString();
    }

    private void legend() {
        s.append("<ul class=\"legend\">");
        for (int i = 0; i < lines.size(); i++)
            s.append("<li><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><line x1=\"0\" y1=\"5\" x2=\"26\" y2=\"5\"")
                    .append(stroke(i))
                    .append(" stroke-width=\"2.5\"/></svg>")
                    .append(Html.escape(lines.get(i).name()))
                    .append("</li>");
        s.append("</ul>");
    }

    /// Colour and dashes: two ways to tell curves apart.
    private static String stroke(int i) {
        String dash = DASHES[i % DASHES.length];
        return " style=\"stroke:var(--s" + i % 8 + ")\"" + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    private String spoken() {
        StringBuilder text = new StringBuilder();
        for (Curve c : lines) {
            List<Double> finite = c.y().stream().filter(Double::isFinite).toList();
            text.append(c.name())
                    .append(" from ")
                    .append(Ticks.label(finite.getFirst()))
                    .append(" to ")
                    .append(Ticks.label(finite.getLast()))
                    .append(". ");
        }
        return text.toString().strip();
    }

    private void axes() {
        Ticks up = log ? Ticks.logarithmic(low, high) : Ticks.linear(low, high, 5);
        Ticks across = Ticks.linear(left, right, 6);
        for (int i = 0; i < up.places().size(); i++) {
            double y = y(up.places().get(i));
            s.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    y));
            text(LEFT - 6, y + 4, "end", up.labels().get(i));
        }
        for (int i = 0; i < across.places().size(); i++)
            if (across.places().get(i) == Math.rint(across.places().get(i)))
                text(
                        x(across.places().get(i)),
                        HEIGHT - BOTTOM + 17,
                        "middle",
                        across.labels().get(i).replaceFirst("\\.0+$", ""));
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", curves.over());
    }

    private void text(double x, double y, String anchor, String text) {
        s.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor))
                .append(Html.escape(text))
                .append("</text>");
    }

    /// One polyline per stretch without gaps.
    private void line(Curve c, int i) {
        int stride = Math.ceilDiv(c.x().size(), MOST_POINTS);
        StringBuilder points = new StringBuilder();
        for (int k = 0; k <= c.x().size(); k++) {
            boolean gap = k == c.x().size() || !Double.isFinite(c.y().get(k));
            if (gap) {
                stretch(points, i);
                points.setLength(0);
            } else if (k % stride == 0 || k == c.x().size() - 1)
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(c.x().get(k)), y(c.y().get(k))));
        }
    }

    private void stretch(StringBuilder points, int i) {
        String p = points.toString().strip();
        int comma = p.indexOf(',');
        if (p.contains(" "))
            s.append("<polyline points=\"")
                    .append(p)
                    .append('"')
                    .append(stroke(i))
                    .append("/>");
        else if (comma > 0)
            s.append("<circle cx=\"")
                    .append(p, 0, comma)
                    .append("\" cy=\"")
                    .append(p, comma + 1, p.length())
                    .append("\" r=\"3\" style=\"fill:var(--s")
                    .append(i % 8)
                    .append(")\"/>");
    }

    /// The values as a table, for those who do not see the curves; of long trainings every so many.
    private void numbers() {
        List<Double> places =
                lines.stream().flatMap(c -> c.x().stream()).distinct().sorted().toList();
        int stride = Math.ceilDiv(places.size(), MOST_ROWS);
        s.append(
                        "<details><summary>The numbers</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"numbers\"><table><thead><tr><th scope=\"col\">")
                .append(Html.escape(curves.over()))
                .append("</th>");
        for (Curve c : lines)
            s.append("<th scope=\"col\">").append(Html.escape(c.name())).append("</th>");
        s.append("</tr></thead><tbody>");
        IntStream.range(0, places.size())
                .filter(k -> k % stride == 0 || k == places.size() - 1)
                .forEach(k -> row(places.get(k)));
        s.append("</tbody></table></div></details>");
    }

    private void row(double place) {
        s.append("<tr><th scope=\"row\">").append(Ticks.label(place)).append("</th>");
        for (Curve c : lines) {
            int at = c.x().indexOf(place);
            double v = at < 0 ? Double.NaN : c.y().get(at);
            s.append("<td>").append(Double.isNaN(v) ? "–" : Ticks.label(v)).append("</td>");
        }
        s.append("</tr>");
    }

    private double x(double v) {
        return LEFT + (v - left) / (right - left) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double v) {
        DoubleUnaryOperator scale = log ? Math::log : u -> u;
        double from = scale.applyAsDouble(low);
        double share = (scale.applyAsDouble(v) - from) / (scale.applyAsDouble(high) - from);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
