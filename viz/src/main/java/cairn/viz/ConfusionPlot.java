package cairn.viz;

import cairn.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/// A confusion matrix: true classes down, predicted ones across, darker where there is more of a true class.
public final class ConfusionPlot implements Picture {
    private static final int LONGEST = 160; // points of a class name
    private static final int GAP = 8;
    private static final int TOP = 36;

    private final ConfusionMatrix matrix;
    private final List<String> names;
    private final int cell;
    private final int left;
    private final int bottom;

    private ConfusionPlot(ConfusionMatrix matrix) {
        this.matrix = matrix;
        int widest = matrix.classNames().stream()
                .mapToInt(n -> Math.min(LONGEST, Fonts.width(Fonts.PLAIN, n)))
                .max()
                .orElse(0);
        this.names = matrix.classNames().stream()
                .map(n -> Fonts.fitted(Fonts.PLAIN, n, LONGEST))
                .toList();
        this.cell = Math.clamp(440 / matrix.classes(), 14, 72);
        this.left = widest + 44;
        this.bottom = (turned() ? widest : 16) + 44;
    }

    /// The plot of `matrix`; numbers are written where cells are large enough.
    ///
    /// @throws IllegalStateException if the system has no font
    public static Picture of(ConfusionMatrix matrix) {
        Fonts.require();
        return new ConfusionPlot(matrix);
    }

    private boolean turned() {
        return names.stream().anyMatch(n -> Fonts.width(Fonts.PLAIN, n) > cell - 4);
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "Confusion matrix (%d samples, %.1f %% right)",
                matrix.samples(),
                matrix.samples() == 0 ? 0 : 100 * matrix.accuracy());
    }

    @Override
    public int width() {
        return left + Math.max(matrix.classes() * cell + 20, Fonts.width(Fonts.TITLE, title()) - left + 24);
    }

    @Override
    public int height() {
        return TOP + matrix.classes() * cell + bottom;
    }

    @Override
    public void paint(Graphics2D g) {
        int side = matrix.classes() * cell;
        Fonts.at(g, Fonts.TITLE, Palette.INK, title(), 12, 22);
        for (int t = 0; t < matrix.classes(); t++) row(g, t);
        g.setColor(Palette.GRID);
        g.draw(new Rectangle2D.Double(left, TOP, side, side));
        for (int c = 0; c < matrix.classes(); c++) columnName(g, c);
        Fonts.centred(g, Fonts.PLAIN, Palette.MUTED, "predicted class", left + side / 2.0, height() - 12);
        turned(g, Fonts.PLAIN, Palette.MUTED, "true class", 20, TOP + side / 2.0 + 28);
    }

    private void row(Graphics2D g, int t) {
        double y = TOP + t * cell;
        Fonts.endingAt(g, Fonts.PLAIN, Palette.INK, names.get(t), left - GAP, y + cell / 2.0 + 4);
        for (int p = 0; p < matrix.classes(); p++) cell(g, t, p, left + p * cell, y);
    }

    private void cell(Graphics2D g, int t, int p, double x, double y) {
        long n = matrix.count(t, p);
        Color fill = Palette.ramp(shade(n, matrix.support(t)));
        g.setColor(fill);
        g.fill(new Rectangle2D.Double(x, y, cell, cell));
        String text = Long.toString(n);
        Font font = Fonts.SMALL;
        if (n > 0 && Fonts.width(font, text) <= cell - 2)
            Fonts.centred(g, font, Palette.on(fill), text, x + cell / 2.0, y + cell / 2.0 + 4);
    }

    /// A single mistake among many samples still shows.
    static double shade(long n, long support) {
        return n == 0 || support == 0 ? 0 : 0.08 + 0.92 * n / support;
    }

    private void columnName(Graphics2D g, int c) {
        double x = left + c * cell + cell / 2.0;
        double y = TOP + matrix.classes() * cell;
        if (!turned()) Fonts.centred(g, Fonts.PLAIN, Palette.INK, names.get(c), x, y + 18);
        else turned(g, Fonts.PLAIN, Palette.INK, names.get(c), x + 4, y + GAP + Fonts.width(Fonts.PLAIN, names.get(c)));
    }

    /// Draws text that runs upwards from a point.
    private static void turned(Graphics2D g, Font font, Color color, String text, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        Fonts.at(g, font, color, text, 0, 0);
        g.setTransform(before);
    }
}
