package cairn.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {
    private static final String HOSTILE = "</style><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u0000";

    private static ConfusionMatrix matrix() {
        ConfusionMatrix m = new ConfusionMatrix(List.of(HOSTILE, "dog", "never seen"));
        for (int i = 0; i < 10; i++) m.add(i < 8 ? 0 : 1, 0);
        m.add(1, 1);
        return m;
    }

    private static Report full() {
        Tensor image = Tensor.arange(12).to(cairn.tensor.DType.F32).reshape(3, 4);
        return new Report(HOSTILE, HOSTILE)
                .key(Map.of(HOSTILE, HOSTILE))
                .facts(HOSTILE, Map.of(HOSTILE, HOSTILE))
                .text(HOSTILE, HOSTILE)
                .lines(HOSTILE, HOSTILE)
                .table(
                        HOSTILE,
                        new Table(HOSTILE, List.of(HOSTILE, "b"), List.of(List.of(HOSTILE, HOSTILE)), Table.Kind.WORDS))
                .curves(
                        HOSTILE,
                        List.of(
                                LearningCurves.of(HOSTILE)
                                        .over(HOSTILE)
                                        .add(Curve.perEpoch(HOSTILE, 3, Double.NaN, 1, 2))
                                        .logarithmic(),
                                LearningCurves.of("nothing").add(Curve.perEpoch("a", Double.NaN))))
                .images(HOSTILE, HOSTILE, List.of(new Shown(image, HOSTILE, HOSTILE)))
                .scores(HOSTILE, ClassificationReport.of(matrix()))
                .confusion(HOSTILE, matrix());
    }

    private static NodeList all(Document page, String tag) {
        return page.getElementsByTagName(tag);
    }

    @Test
    void showsHostileTextAsTextWhereverItStands() {
        String html = full().html();
        Document page = Look.xml(html);
        assertEquals(0, all(page, "script").getLength());
        assertEquals(1, all(page, "img").getLength());
        assertEquals(1, all(page, "style").getLength());
        NodeList everything = all(page, "*");
        for (int i = 0; i < everything.getLength(); i++)
            assertFalse(((Element) everything.item(i)).hasAttribute("onerror"));
        assertEquals(
                HOSTILE.replace('\u0000', '\uFFFD'), all(page, "h1").item(0).getTextContent());
        Look.assertSelfContained(html);
    }

    @Test
    void canBeReadWithoutSeeing() {
        Document page = Look.xml(full().html());
        assertEquals("en", page.getDocumentElement().getAttribute("lang"));
        assertEquals(1, all(page, "h1").getLength());
        NodeList heads = all(page, "th");
        for (int i = 0; i < heads.getLength(); i++)
            assertFalse(((Element) heads.item(i)).getAttribute("scope").isEmpty());
        assertFalse(((Element) all(page, "img").item(0)).getAttribute("alt").isEmpty());
        NodeList sections = all(page, "section");
        for (int i = 0; i < sections.getLength(); i++)
            assertEquals("h" + (i + 1), ((Element) sections.item(i)).getAttribute("aria-labelledby"));
        assertEquals(sections.getLength(), all(page, "h2").getLength());
        assertTrue(all(page, "summary").getLength() > 0, "the numbers behind the curves");
    }

    @Test
    void leavesGapsInCurvesAndSkipsThoseWithoutValues() {
        Document page = Look.xml(full().html());
        assertEquals(1, all(page, "polyline").getLength());
        assertEquals(1, all(page, "circle").getLength(), "a value between gaps");
        assertEquals(
                4,
                ((Element) all(page, "figure").item(0))
                        .getElementsByTagName("tbody")
                        .item(0)
                        .getChildNodes()
                        .getLength());
    }

    @Test
    void drawsLongTrainingsWithFewPoints() {
        double[] losses =
                IntStream.range(0, 100_000).mapToDouble(i -> 1.0 / (i + 1)).toArray();
        String html = new Report("long", "")
                .curves("c", List.of(LearningCurves.of("loss").add(Curve.perEpoch("a", losses))))
                .html();
        assertTrue(html.length() < 60_000, "length " + html.length());
    }

    @Test
    void listsTheMistakesOfManyClassesInsteadOfAMatrix() {
        ConfusionMatrix m = new ConfusionMatrix(
                IntStream.range(0, 100).mapToObj(i -> "class " + i).toList());
        m.add(3, 5);
        String html = new Report("many", "").confusion("c", m).html();
        assertTrue(html.contains("class 5") && !html.contains("class 7"));
    }

    @Test
    void writesTheImageThatAnyDecoderReads() throws IOException {
        Pixels p = new Pixels(3, 2, new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0, 0xFFFFFF, 0x123456});
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(p)));
        assertArrayEquals(
                p.rgb(),
                IntStream.range(0, 6)
                        .map(i -> read.getRGB(i % 3, i / 3) & 0xFFFFFF)
                        .toArray());
    }

    @Test
    void takesPixelsAsTheyAreOrStretchesThem() {
        assertArrayEquals(
                new int[] {0, 0x808080},
                Pixels.of(Tensor.of(new float[] {0f, 0.5f}).reshape(1, 2)).rgb());
        assertArrayEquals(
                new int[] {0, 0xFFFFFF},
                Pixels.of(Tensor.of(new float[] {-2f, 3f}).reshape(1, 1, 2)).rgb());
        assertArrayEquals(
                new int[] {0xFF0080},
                Pixels.of(Tensor.of(new float[] {1f, 0f, 0.5f}).reshape(3, 1, 1))
                        .rgb());
        assertThrows(IllegalArgumentException.class, () -> Pixels.of(Tensor.zeros(2, 3, 3)));
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table("t", List.of("a", "b"), List.of(List.of("1")), Table.Kind.NUMBERS));
    }
}
