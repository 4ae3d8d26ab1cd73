package cairn.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a score scatters over the folds of a cross-validation, one box per contender: the median, the middle half, whiskers to the last fold within one and a
/// half heights of the box, and every fold as a dot.
public final class FoldBoxes implements Picture {
    private static final int LEFT = 72;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int PLOT = 320;
    private static final int LINE = 15;
    private static final int NARROWEST = 90;
    private static final double HALF = 24; // half the width of a box
    private static final double DOT = 2.2;

    private final String title;
    private final String score;
    private final List<Box> boxes;
    private final double low;
    private final double high;
    private final int width;
    private final int nameLines;

    /// One contender.
    private record Box(List<String> name, double[] sorted) {
        /// Between the two nearest, as NumPy's default.
        double quantile(double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }

        double reach() {
            return 1.5 * (quantile(0.75) - quantile(0.25));
        }

        double lowWhisker() {
            double end = quantile(0.25) - reach();
            for (double v : sorted) if (v >= end) return v;
            return end;
        }

        double highWhisker() {
            double end = quantile(0.75) + reach();
            double last = end;
            for (double v : sorted) if (v <= end) last = v;
            return last;
        }
    }

    private FoldBoxes(String title, String score, List<Box> boxes) {
        this.title = title;
        this.score = score;
        this.boxes = boxes;
        this.width = Math.max(Charts.WIDTH, LEFT + RIGHT + NARROWEST * boxes.size());
        this.nameLines = boxes.stream().mapToInt(b -> b.name.size()).max().orElse(1);
        double least = boxes.stream().mapToDouble(b -> b.sorted[0]).min().orElse(0);
        double most = boxes.stream()
                .mapToDouble(b -> b.sorted[b.sorted.length - 1])
                .max()
                .orElse(1);
        double margin = most > least ? 0.06 * (most - least) : Math.max(1e-3, 0.06 * Math.abs(most));
        this.low = least >= 0 ? Math.max(0, least - margin) : least - margin;
        this.high = most + margin;
    }

    /// The boxes of some contenders.
    ///
    /// @param score what the vertical axis shows, such as `test error`
    /// @param folds the score of every fold, by contender, in the map's order
    /// @throws IllegalArgumentException if there is no contender, or one without a finite score
    public static Picture of(String score, Map<String, List<Double>> folds) {
        return of(score, "folds", folds);
    }

    /// The boxes of some contenders over something else than folds, such as runs with different seeds.
    ///
    /// @param over what the scores of one contender belong to
    /// @throws IllegalArgumentException if there is no contender, or one without a finite score
    public static Picture of(String score, String over, Map<String, List<Double>> folds) {
        if (folds.isEmpty()) throw new IllegalArgumentException("FoldBoxes: needs at least one contender.");
        Fonts.require();
        int room = Math.max(NARROWEST, (Charts.WIDTH - LEFT - RIGHT) / folds.size()) - 8;
        List<Box> boxes = new ArrayList<>();
        folds.forEach((name, values) -> {
            double[] sorted = values.stream()
                    .mapToDouble(v -> v)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (sorted.length == 0) throw new IllegalArgumentException("FoldBoxes: " + name + " has no finite score.");
            boxes.add(new Box(Fonts.lines(Fonts.SMALL, name, room), sorted));
        });
        return new FoldBoxes(LearningCurves.capital(score) + " over " + over, score, boxes);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return TOP + PLOT + 14 + LINE * nameLines + 8;
    }

    @Override
    public void paint(Graphics2D g) {
        Fonts.centred(g, Fonts.TITLE, Palette.INK, title, LEFT + (width - LEFT - RIGHT) / 2.0, 24);
        axis(g);
        double step = (double) (width - LEFT - RIGHT) / boxes.size();
        for (int i = 0; i < boxes.size(); i++) box(g, boxes.get(i), LEFT + (i + 0.5) * step, Palette.series(i));
    }

    private double y(double v) {
        return TOP + PLOT - (v - low) / (high - low) * PLOT;
    }

    private void axis(Graphics2D g) {
        Ticks ticks = Ticks.linear(low, high, 7);
        g.setStroke(Charts.THIN);
        for (int i = 0; i < ticks.places().size(); i++) {
            double y = y(ticks.places().get(i));
            g.setColor(Palette.GRID);
            g.draw(new Line2D.Double(LEFT, y, width - RIGHT, y));
            Fonts.endingAt(g, Fonts.SMALL, Palette.MUTED, ticks.labels().get(i), LEFT - 8, y + 4);
        }
        g.setColor(Palette.GRID);
        g.draw(new Rectangle2D.Double(LEFT, TOP, width - LEFT - RIGHT, PLOT));
        Fonts.upwards(g, Fonts.PLAIN, Palette.INK, score, 20, TOP + PLOT / 2.0);
    }

    private void box(Graphics2D g, Box box, double x, Color color) {
        double bottom = y(box.quantile(0.25));
        double top = y(box.quantile(0.75));
        Rectangle2D middle = new Rectangle2D.Double(x - HALF, top, 2 * HALF, bottom - top);
        g.setColor(Palette.blend(Palette.PAPER, color, 0.25));
        g.fill(middle);
        g.setColor(color);
        g.setStroke(Charts.THIN);
        g.draw(middle);
        whisker(g, x, bottom, y(box.lowWhisker()));
        whisker(g, x, top, y(box.highWhisker()));
        g.setStroke(Charts.LINE);
        double median = y(box.quantile(0.5));
        g.draw(new Line2D.Double(x - HALF, median, x + HALF, median));
        dots(g, box, x);
        for (int i = 0; i < box.name.size(); i++)
            Fonts.centred(g, Fonts.SMALL, Palette.INK, box.name.get(i), x, TOP + PLOT + 18 + LINE * i);
    }

    private static void whisker(Graphics2D g, double x, double from, double to) {
        g.draw(new Line2D.Double(x, from, x, to));
        g.draw(new Line2D.Double(x - HALF / 2, to, x + HALF / 2, to));
    }

    /// Beside each other, so that equal values stay apart; the same places every time.
    private void dots(Graphics2D g, Box box, double x) {
        g.setColor(Palette.INK);
        for (int i = 0; i < box.sorted.length; i++) {
            double aside = ((i * 7 % 11) - 5) / 5.0 * (HALF - 6);
            double y = y(box.sorted[i]);
            g.fill(new Ellipse2D.Double(x + aside - DOT, y - DOT, 2 * DOT, 2 * DOT));
        }
    }
}
