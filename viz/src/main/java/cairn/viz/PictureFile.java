package cairn.viz;

import cairn.io.AtomicFile;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Pictures as files.
final class PictureFile {
    private static final int MOST_PIXELS = 100_000_000;

    private PictureFile() {}

    static void save(Picture p, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".png")) bytes = p.png();
        else if (name.endsWith(".svg")) bytes = p.svg().getBytes(StandardCharsets.UTF_8);
        else throw new IllegalArgumentException("A picture is saved as .png or .svg, got " + file + ".");
        AtomicFile.write(file, out -> out.write(bytes));
    }

    static byte[] png(Picture p, double scale) {
        if (!(scale > 0 && scale <= 8))
            throw new IllegalArgumentException("png: the scale must be in (0, 8], got " + scale + ".");
        double pixels = p.width() * scale * p.height() * scale;
        if (pixels > MOST_PIXELS)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "png: %.0f pixels are too many; draw less, or at a smaller scale.", pixels));
        Fonts.require();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(p.width() * scale), (int) Math.ceil(p.height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            smooth(g);
            g.scale(scale, scale);
            paint(p, g);
        } finally {
            g.dispose();
        }
        return encoded(image);
    }

    static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String svg(Picture p) {
        Fonts.require();
        SvgText text = new SvgText();
        Graphics2D g = new SvgGraphics(text);
        smooth(g);
        paint(p, g);
        g.dispose();
        return text.document(p.title(), p.width(), p.height());
    }

    private static void paint(Picture p, Graphics2D g) {
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, p.width(), p.height());
        p.paint(g);
    }

    private static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }
}
