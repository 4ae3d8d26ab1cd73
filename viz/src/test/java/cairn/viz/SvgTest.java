package cairn.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTest {
    /// A picture of 100 by 50 points.
    private record Painted(Consumer<Graphics2D> painter) implements Picture {
        @Override
        public String title() {
            return "a < b & \"c\"";
        }

        @Override
        public int width() {
            return 100;
        }

        @Override
        public int height() {
            return 50;
        }

        @Override
        public void paint(Graphics2D g) {
            painter.accept(g);
        }
    }

    private static Element last(String svg, String name) {
        NodeList all = Look.xml(svg).getElementsByTagName(name);
        return (Element) all.item(all.getLength() - 1);
    }

    private static String svg(Consumer<Graphics2D> painter) {
        return new Painted(painter).svg();
    }

    @Test
    void isADocumentOfItsSizeWithATitle() {
        Element root = Look.xml(svg(g -> {})).getDocumentElement();
        assertEquals("0 0 100 50", root.getAttribute("viewBox"));
        assertEquals("a < b & \"c\"", root.getElementsByTagName("title").item(0).getTextContent());
        assertEquals("img", root.getAttribute("role"));
    }

    @Test
    void movesShapesByTheTransformAndEnlargesStrokes() {
        Element line = last(
                svg(g -> {
                    g.translate(10, 20);
                    g.scale(2, 2);
                    g.setColor(new Color(0x123456));
                    g.setStroke(new BasicStroke(
                            1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {4, 2}, 0));
                    g.draw(new Line2D.Double(0, 0, 3.25, 1));
                }),
                "path");
        assertEquals("M10 20L16.5 22", line.getAttribute("d"));
        assertEquals("#123456", line.getAttribute("stroke"));
        assertEquals("3", line.getAttribute("stroke-width"));
        assertEquals("8 4", line.getAttribute("stroke-dasharray"));
        assertEquals("round", line.getAttribute("stroke-linecap"));
        assertEquals("none", line.getAttribute("fill"));
    }

    @Test
    void strokesThatAreStretchedBecomeFilledShapes() {
        Element line = last(
                svg(g -> {
                    g.scale(1, 3);
                    g.draw(new Line2D.Double(0, 5, 10, 5));
                }),
                "path");
        assertEquals("", line.getAttribute("stroke"));
        assertTrue(line.getAttribute("d").endsWith("Z"));
    }

    @Test
    void keepsAlphaAndClips() {
        String svg = svg(g -> {
            g.setClip(new Rectangle(0, 0, 20, 20));
            g.setColor(new Color(255, 0, 0, 51));
            g.fill(new Ellipse2D.Double(0, 0, 40, 40));
            g.setClip(null);
            g.fillRect(1, 2, 3, 4);
        });
        NodeList paths = Look.xml(svg).getElementsByTagName("path");
        Element clip = (Element) paths.item(0);
        assertEquals("M0 0L20 0L20 20L0 20L0 0Z", clip.getAttribute("d"));
        Element circle = (Element) paths.item(paths.getLength() - 2);
        assertEquals("url(#c0)", circle.getAttribute("clip-path"));
        assertEquals("0.2", circle.getAttribute("fill-opacity"));
        assertEquals("", last(svg, "path").getAttribute("clip-path"));
        assertEquals("M1 2L4 2L4 6L1 6L1 2Z", last(svg, "path").getAttribute("d"));
    }

    @Test
    void lettersBecomeOutlines() {
        String svg = svg(g -> g.drawString("Cairn", 5, 30));
        assertFalse(svg.contains("<text"));
        assertTrue(last(svg, "path").getAttribute("d").contains("Q"), "curves of letters");
    }

    @Test
    void imagesArePartOfTheFileAndAreNotBlurred() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        Element e = last(svg(g -> g.drawImage(image, 10, 5, 40, 20, null)), "image");
        assertTrue(e.getAttribute("href").startsWith("data:image/png;base64,"));
        assertTrue(e.getAttribute("style").contains("pixelated"));
        assertTrue(e.getAttribute("transform").matches("matrix\\(20\\.0+ 0\\.0+ 0\\.0+ 10\\.0+ 10\\.00 5\\.00\\)"));
    }

    @Test
    void whatIsSetInACopyDoesNotReachTheOriginal() {
        String svg = svg(g -> {
            g.setColor(Color.BLUE);
            Graphics copy = g.create();
            copy.setColor(Color.RED);
            copy.translate(50, 0);
            copy.dispose();
            g.fillRect(0, 0, 1, 1);
        });
        assertEquals("#0000ff", last(svg, "path").getAttribute("fill"));
        assertTrue(last(svg, "path").getAttribute("d").startsWith("M0 0"));
    }

    @Test
    void refusesWhatItCannotKeep() {
        String message = assertThrows(
                        UnsupportedOperationException.class,
                        () -> svg(g -> {
                            g.setPaint(new GradientPaint(0, 0, Color.RED, 9, 9, Color.BLUE));
                            g.fillRect(0, 0, 9, 9);
                        }))
                .getMessage();
        assertTrue(message.contains("gradients") && message.contains(".png"), message);
    }

    @Test
    void writesNumbersAsShortAsTheyCanBe() {
        assertEquals("0", SvgText.number(0.004));
        assertEquals("-0.5", SvgText.number(-0.5));
        assertEquals("-0.05", SvgText.number(-0.051));
        assertEquals("12.34", SvgText.number(12.341));
        assertEquals("100", SvgText.number(99.999));
    }
}
