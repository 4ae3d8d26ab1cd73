package cairn.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSeriesTest {
    @TempDir
    Path folder;

    private Path file;
    private LineSeries series;

    @BeforeEach
    void begin() {
        file = folder.resolve("metrics.jsonl");
        series = new LineSeries(file, "epoch");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private double[] losses() {
        return series.read().thinned("epoch", "loss", 1000).y();
    }

    @Test
    void aMissingFileHasNoRows() {
        assertEquals(0, series.read().size());
    }

    @Test
    void aLineCountsOnceItIsWholeEvenIfItArrivesByteByByte() throws IOException {
        for (char c : "{\"epoch\":1,\"loss\":0.5}\n{\"epoch\":2,\"loss\":0.25}\n{\"epoch\":3,".toCharArray()) {
            append(String.valueOf(c));
            series.read();
        }
        assertArrayEquals(new double[] {0.5, 0.25}, losses());
        append("\"loss\":0.125}\n");
        assertArrayEquals(new double[] {0.5, 0.25, 0.125}, losses());
    }

    @Test
    void brokenLinesArePassedOver() throws IOException {
        append(
                "{\"epoch\":1,\"loss\":1}\nnonsense\n{\"epoch\":2,\n[1,2]\n{\"epoch\":3,\"loss\":3}{\n{\"epoch\":4,\"loss\":4}\n\n");
        assertArrayEquals(new double[] {1, 4}, losses());
    }

    @Test
    void aRunThatIsTakenUpAgainRepeatsItsSteps() throws IOException {
        append("{\"epoch\":1,\"loss\":1}\n{\"epoch\":2,\"loss\":2,\"extra\":7}\n{\"epoch\":3,\"loss\":3}\n");
        series.read();
        append("{\"epoch\":2,\"loss\":20}\n");
        assertArrayEquals(new double[] {1, 20}, losses());
        assertTrue(Double.isNaN(series.read().thinned("epoch", "extra", 10).y()[1]), "nothing of the old row is left");
    }

    @Test
    void aFileThatWasReplacedIsReadFromItsBeginning() throws IOException {
        append("{\"epoch\":1,\"loss\":1}\n{\"epoch\":2,\"loss\":2}\n");
        series.read();
        Path other = Files.writeString(
                folder.resolve("new"),
                "{\"epoch\":1,\"loss\":5}\n{\"epoch\":2,\"loss\":6}\n{\"epoch\":3,\"loss\":7}\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertArrayEquals(new double[] {5, 6, 7}, losses());
        Files.writeString(file, "{\"epoch\":1,\"loss\":9}\n");
        assertArrayEquals(new double[] {9}, losses());
    }

    @Test
    void numbersInsideAnObjectGetItsName() throws IOException {
        append(
                "{\"epoch\":1,\"validation\":{\"loss\":0.5,\"deeper\":{\"x\":1}},\"list\":[1,{\"y\":2}],\"word\":\"w\",\"loss\":null}\n");
        assertEquals(List.of("epoch", "validation/loss", "loss"), series.read().names());
        assertTrue(Double.isNaN(losses()[0]));
    }

    @Test
    void aLinkIsNoFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "{\"epoch\":1,\"loss\":1}\n");
        Files.createSymbolicLink(file, secret);
        assertEquals(0, series.read().size());
    }

    @Test
    void thinningKeepsEndsAndSpikes() {
        Thinned t = Thinned.of(i -> i, i -> i == 4321 ? 99 : i == 7000 ? -99 : Math.sin(i), 10_000, 200);
        assertTrue(t.x().length <= 200 && t.x().length > 150, () -> "points: " + t.x().length);
        assertEquals(0, t.x()[0]);
        assertEquals(9999, t.x()[t.x().length - 1]);
        List<Double> y = java.util.Arrays.stream(t.y()).boxed().toList();
        assertTrue(y.contains(99.0) && y.contains(-99.0));
        for (int i = 1; i < t.x().length; i++) assertTrue(t.x()[i] > t.x()[i - 1], "places rise");
    }

    @Test
    void aStretchWithoutValuesLeavesNoPoint() {
        Thinned t = Thinned.of(i -> i, i -> i > 100 && i < 900 ? Double.NaN : 1, 1000, 20);
        assertTrue(t.x().length >= 4 && t.x().length < 20);
    }
}
