package cairn.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What tests see in pictures and documents.
final class Look {
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i)(src|href|url\\(|@import)[=\\s\"'(]*(https?:|//|file:)|<script|<link|<iframe");

    private Look() {}

    /// One pixel to the point.
    static BufferedImage at(Picture p) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(p.png(1)));
            assertEquals(p.width(), image.getWidth());
            assertEquals(p.height(), image.getHeight());
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<Integer> colours(BufferedImage image) {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) seen.add(image.getRGB(x, y) & 0xFFFFFF);
        return seen;
    }

    /// The picture is drawn in both formats: not blank, with a white rim, and with a title.
    static BufferedImage whole(Picture p) {
        BufferedImage image = at(p);
        assertTrue(colours(image).size() > 10, "blank: " + p.title());
        for (int x = 0; x < image.getWidth(); x++) {
            white(image, x, 0, p);
            white(image, x, image.getHeight() - 1, p);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            white(image, 0, y, p);
            white(image, image.getWidth() - 1, y, p);
        }
        String svg = p.svg();
        assertEquals(p.title(), xml(svg).getElementsByTagName("title").item(0).getTextContent());
        assertSelfContained(svg);
        return image;
    }

    private static void white(BufferedImage image, int x, int y, Picture p) {
        assertEquals(Color.WHITE.getRGB(), image.getRGB(x, y), p.title() + " is cut off at " + x + ", " + y);
    }

    static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    static void assertSelfContained(String document) {
        assertFalse(ELSEWHERE.matcher(document).find(), "refers to something outside");
        assertFalse(document.contains("<!DOCTYPE svg"), "names a document type elsewhere");
    }
}
