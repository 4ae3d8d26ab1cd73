package cairn.viz;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.jspecify.annotations.Nullable;

/// Paints into the text of an SVG file. What is painted becomes paths, letters too, so that a file looks the same where a font is missing; images become
/// PNG. Colours are plain, with or without alpha; gradients, textures and other ways of mixing colours are refused.
final class SvgGraphics extends PaintState {
    private final SvgText out;

    /// Paints into `out`.
    SvgGraphics(SvgText out) {
        this(out, fresh());
    }

    private SvgGraphics(SvgText out, Graphics2D state) {
        super(state);
        this.out = out;
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(out, (Graphics2D) state.create());
    }

    private static UnsupportedOperationException refused(String what) {
        return new UnsupportedOperationException(
                "An SVG picture takes shapes, letters and images in plain colours, not " + what + "; save it as .png.");
    }

    // ---- what is painted

    @Override
    public void fill(Shape s) {
        out.fill(state.getTransform().createTransformedShape(s), plainColour(), alpha(), clipOnPaper());
    }

    @Override
    public void draw(Shape s) {
        AffineTransform t = state.getTransform();
        boolean even =
                Math.abs(Math.hypot(t.getScaleX(), t.getShearY()) - Math.hypot(t.getScaleY(), t.getShearX())) < 1e-9;
        if (!even || !(state.getStroke() instanceof BasicStroke stroke))
            fill(state.getStroke().createStrokedShape(s));
        else
            out.draw(
                    t.createTransformedShape(s),
                    plainColour(),
                    alpha(),
                    stroke,
                    Math.hypot(t.getScaleX(), t.getShearY()),
                    clipOnPaper());
    }

    private boolean image(@Nullable Image image, AffineTransform at) {
        if (image == null) return true;
        AffineTransform whole = state.getTransform();
        whole.concatenate(at);
        out.image(pixels(image), whole, alpha(), clipOnPaper());
        return true;
    }

    private static BufferedImage pixels(Image image) {
        if (image instanceof BufferedImage b) return b;
        BufferedImage copy =
                new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = copy.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return copy;
    }

    private Color plainColour() {
        if (state.getPaint() instanceof Color color) return color;
        throw refused("gradients or textures");
    }

    private double alpha() {
        if (state.getComposite() instanceof AlphaComposite c && c.getRule() == AlphaComposite.SRC_OVER)
            return c.getAlpha();
        throw refused("other ways of mixing colours");
    }

    private @Nullable Shape clipOnPaper() {
        Shape clip = state.getClip();
        return clip == null ? null : state.getTransform().createTransformedShape(clip);
    }

    // ---- shapes and letters by other names

    @Override
    public void drawGlyphVector(GlyphVector g, float x, float y) {
        fill(g.getOutline(x, y));
    }

    @Override
    public void drawString(String s, float x, float y) {
        if (!s.isEmpty()) drawGlyphVector(getFont().createGlyphVector(getFontRenderContext(), s), x, y);
    }

    @Override
    public void drawString(String s, int x, int y) {
        drawString(s, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        StringBuilder plain = new StringBuilder();
        for (char c = text.first(); c != AttributedCharacterIterator.DONE; c = text.next()) plain.append(c);
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Paint paint = getPaint();
        setPaint(getBackground());
        fillRect(x, y, width, height);
        setPaint(paint);
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int extent) {
        draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int extent) {
        fill(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int n) {
        if (n > 0) draw(line(x, y, n));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int n) {
        if (n > 0) draw(closed(x, y, n));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int n) {
        if (n > 0) fill(closed(x, y, n));
    }

    private static Path2D line(int[] x, int[] y, int n) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < n; i++) path.lineTo(x[i], y[i]);
        return path;
    }

    private static Path2D closed(int[] x, int[] y, int n) {
        Path2D path = line(x, y, n);
        path.closePath();
        return path;
    }

    // ---- images by other names

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        return image(image, at);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return image(image, AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        AffineTransform at = AffineTransform.getTranslateInstance(x, y);
        at.scale((double) width / image.getWidth(null), (double) height / image.getHeight(null));
        return image(image, at);
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        image(op.filter(image, null), AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        return drawImage(image, x, y, image.getWidth(null), image.getHeight(null), ground, observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        Paint paint = getPaint();
        setPaint(ground);
        fillRect(x, y, width, height);
        setPaint(paint);
        return drawImage(image, x, y, width, height, observer);
    }

    @Override
    public boolean drawImage(
            Image i, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, ImageObserver observer) {
        throw refused("parts of images");
    }

    @Override
    public boolean drawImage(
            Image i,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color ground,
            ImageObserver observer) {
        throw refused("parts of images");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        throw refused("rendered images");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        throw refused("renderable images");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refused("copies of what is painted");
    }

    @Override
    public void setXORMode(Color c) {
        throw refused("colours that undo each other");
    }
}
