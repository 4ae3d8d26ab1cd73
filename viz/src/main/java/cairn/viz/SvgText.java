package cairn.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of an SVG file, element by element (SVG 1.1). Places are in points, with two digits behind the point.
final class SvgText {
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();

    /// A filled shape.
    void fill(Shape shape, Color color, double alpha, @Nullable Shape clip) {
        String path = path(shape);
        if (path.isEmpty()) return;
        open("path", clip);
        body.append(" d=\"").append(path).append('"').append(colour("fill", color, alpha));
        if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD)
            body.append(" fill-rule=\"evenodd\"");
        body.append("/>\n");
    }

    /// A drawn shape.
    ///
    /// @param scale by which the stroke is enlarged
    void draw(Shape shape, Color color, double alpha, BasicStroke stroke, double scale, @Nullable Shape clip) {
        String path = path(shape);
        if (path.isEmpty()) return;
        open("path", clip);
        body.append(" d=\"").append(path).append("\" fill=\"none\"").append(colour("stroke", color, alpha));
        body.append(" stroke-width=\"")
                .append(number(stroke.getLineWidth() * scale))
                .append('"');
        switch (stroke.getEndCap()) {
            case BasicStroke.CAP_ROUND -> body.append(" stroke-linecap=\"round\"");
            case BasicStroke.CAP_SQUARE -> body.append(" stroke-linecap=\"square\"");
            default -> {}
        }
        switch (stroke.getLineJoin()) {
            case BasicStroke.JOIN_ROUND -> body.append(" stroke-linejoin=\"round\"");
            case BasicStroke.JOIN_BEVEL -> body.append(" stroke-linejoin=\"bevel\"");
            default ->
                body.append(" stroke-miterlimit=\"")
                        .append(number(stroke.getMiterLimit()))
                        .append('"');
        }
        dashes(stroke, scale);
        body.append("/>\n");
    }

    private void dashes(BasicStroke stroke, double scale) {
        if (stroke.getDashArray() == null) return;
        StringBuilder lengths = new StringBuilder();
        for (float length : stroke.getDashArray())
            lengths.append(lengths.isEmpty() ? "" : " ").append(number(length * scale));
        body.append(" stroke-dasharray=\"").append(lengths).append('"');
        if (stroke.getDashPhase() != 0)
            body.append(" stroke-dashoffset=\"")
                    .append(number(stroke.getDashPhase() * scale))
                    .append('"');
    }

    /// An image over the unit of its pixels, moved by `at`.
    void image(BufferedImage image, AffineTransform at, double alpha, @Nullable Shape clip) {
        open("g", clip); // around the moved element, since a clip is moved with what bears it
        body.append("><image width=\"")
                .append(image.getWidth())
                .append("\" height=\"")
                .append(image.getHeight())
                .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
        if (alpha < 1) body.append(" opacity=\"").append(number(alpha)).append('"');
        body.append(String.format(
                Locale.ROOT,
                " transform=\"matrix(%.5g %.5g %.5g %.5g %.2f %.2f)\"",
                at.getScaleX(),
                at.getShearY(),
                at.getShearX(),
                at.getScaleY(),
                at.getTranslateX(),
                at.getTranslateY()));
        body.append(" href=\"").append(Png.dataUri(PictureFile.encoded(image))).append("\"/></g>\n");
    }

    private void open(String element, @Nullable Shape clip) {
        body.append('<').append(element);
        if (clip == null) return;
        String id = clips.computeIfAbsent(path(clip), path -> "c" + clips.size());
        body.append(" clip-path=\"url(#").append(id).append(")\"");
    }

    private static String colour(String what, Color c, double alpha) {
        double opacity = alpha * c.getAlpha() / 255;
        String colour = String.format(" %s=\"#%06x\"", what, c.getRGB() & 0xFFFFFF);
        return opacity >= 1 ? colour : colour + " " + what + "-opacity=\"" + number(opacity) + "\"";
    }

    private static String path(Shape shape) {
        StringBuilder d = new StringBuilder();
        double[] p = new double[6];
        for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
            switch (it.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> segment(d, 'M', p, 2);
                case PathIterator.SEG_LINETO -> segment(d, 'L', p, 2);
                case PathIterator.SEG_QUADTO -> segment(d, 'Q', p, 4);
                case PathIterator.SEG_CUBICTO -> segment(d, 'C', p, 6);
                default -> d.append('Z');
            }
        }
        return d.toString();
    }

    private static void segment(StringBuilder d, char command, double[] p, int count) {
        d.append(command);
        for (int i = 0; i < count; i++) d.append(i == 0 ? "" : " ").append(number(p[i]));
    }

    /// At most two digits behind the point, and no more than are needed.
    static String number(double v) {
        long hundredths = Math.round(v * 100);
        if (hundredths % 100 == 0) return Long.toString(hundredths / 100);
        String digits = (hundredths % 10 == 0)
                ? Long.toString(Math.abs(hundredths % 100) / 10)
                : String.format(Locale.ROOT, "%02d", Math.abs(hundredths % 100));
        return (hundredths < 0 ? "-" : "") + Math.abs(hundredths / 100) + "." + digits;
    }

    /// The whole file.
    String document(String title, int width, int height) {
        StringBuilder svg = new StringBuilder();
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n");
        clips.forEach((path, id) -> svg.append("<clipPath id=\"")
                .append(id)
                .append("\"><path d=\"")
                .append(path)
                .append("\"/></clipPath>\n"));
        return svg.append(body).append("</svg>\n").toString();
    }
}
