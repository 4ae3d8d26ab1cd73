package cairn.viz;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// The letters of pictures.
final class Fonts {
    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final String NONE =
            "Pictures need a font, and this system has none: install one (apt install fontconfig fonts-dejavu-core). The report of a run needs none.";

    private Fonts() {}

    /// @throws IllegalStateException if the system has no font
    static void require() {
        require(() -> PLAIN.getStringBounds("x", new FontRenderContext(null, true, true)));
    }

    /// NOTE: Java ends in an InternalError, an UnsatisfiedLinkError, a NullPointerException or a plain Error, depending on what is missing.
    static void require(Runnable measure) {
        try {
            measure.run();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(NONE, e);
        }
    }

    /// The width of `text` in points.
    static int width(Font font, String text) {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = g.getFontMetrics(font);
        g.dispose();
        return metrics.stringWidth(text);
    }

    /// `text`, cut to `points` with an ellipsis.
    static String fitted(Font font, String text, int points) {
        if (width(font, text) <= points) return text;
        int n = text.length();
        while (n > 1 && width(font, text.substring(0, n) + "…") > points) n--;
        return text.substring(0, n) + "…";
    }

    /// `text` in as many lines as it takes, broken at blanks; a word that is too long is cut.
    static List<String> lines(Font font, String text, int points) {
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            String longer = lines.isEmpty() ? word : lines.getLast() + " " + word;
            if (!lines.isEmpty() && width(font, longer) <= points) lines.set(lines.size() - 1, longer);
            else lines.add(fitted(font, word, points));
        }
        return lines;
    }

    /// Draws `text` upwards with its middle at `(x, y)`.
    static void upwards(Graphics2D g, Font font, Color color, String text, double x, double y) {
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        centred(g, font, color, text, 0, 0);
        g.rotate(Math.PI / 2);
        g.translate(-x, -y);
    }

    /// Draws `text` with its middle at `x` and its base line at `y`. Letters are outlines: no font is asked for when an SVG is shown.
    static void centred(Graphics2D g, Font font, Color color, String text, double x, double y) {
        at(g, font, color, text, x - width(font, text) / 2.0, y);
    }

    /// Draws `text` with its end at `x`.
    static void endingAt(Graphics2D g, Font font, Color color, String text, double x, double y) {
        at(g, font, color, text, x - width(font, text), y);
    }

    /// Draws `text` from `x` on.
    static void at(Graphics2D g, Font font, Color color, String text, double x, double y) {
        if (text.isEmpty()) return;
        g.setColor(color);
        g.fill(font.createGlyphVector(new FontRenderContext(null, true, true), text)
                .getOutline((float) x, (float) y));
    }
}
