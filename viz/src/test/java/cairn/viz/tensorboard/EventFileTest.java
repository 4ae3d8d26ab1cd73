package cairn.viz.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Linear;
import cairn.nn.ModelGraph;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.tensor.Tensor;
import cairn.train.EpochResult;
import cairn.train.TrainingEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    Path folder;

    /// `reference.py` beside the file writes the same events with TensorBoard's own code.
    @Test
    void writesTheBytesThatTensorBoardItselfWrites() throws IOException {
        EventFile file = EventFile.in(folder, () -> 1000000000.5);
        try (file) {
            file.scalar("train/loss", 3, 0.25);
            file.scalar("train/loss", 300, 0);
            file.scalar("négatif", -1, -1.5);
            file.histogram("weights/0", 7, Tensor.of(new float[] {-1, 0, 0, 2.75f, Float.NaN}, 5));
            file.text("about", 1, "**bold** ü");
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("batch", 64);
            options.put("clip", false);
            options.put("optimizer", "adam");
            file.hyperparameters(options, List.of("test/accuracy"));
            file.ended();
            file.prCurve("cat", 9, new float[] {0.9f, 0.5f, 0.2f}, new boolean[] {true, false, true});
            file.graph(ModelGraph.of(new Sequential(new Linear(4, 3), new ReLU()), Tensor.zeros(1, 4)));
        }
        assertArrayEquals(reference(), Files.readAllBytes(file.path()));
    }

    private static byte[] reference() throws IOException {
        try (InputStream in = EventFileTest.class.getResourceAsStream("reference.tfevents")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void anImageIsAPngOfItsSize() throws IOException {
        EventFile file = EventFile.in(folder);
        try (file) {
            file.image("sample", 1, Tensor.of(new float[] {0, 1, 0.5f, 0, 1, 1}, 1, 2, 3));
        }
        byte[] bytes = Files.readAllBytes(file.path());
        int start = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u0089PNG");
        var image = ImageIO.read(new ByteArrayInputStream(bytes, start, bytes.length - start));
        assertEquals(3, image.getWidth());
        assertEquals(2, image.getHeight());
        assertEquals(0xFFFFFF, image.getRGB(1, 0) & 0xFFFFFF);
        assertEquals(0x808080, image.getRGB(2, 0) & 0xFFFFFF);
    }

    @Test
    void everyRecordSaysHowLongItIs() throws IOException {
        EventFile file = EventFile.in(folder);
        var log = new TensorBoardLog(file, new Linear(3, 2));
        try (file) {
            log.accept(new TrainingEvent.Started(2, 1, 1, 32));
            for (int e = 1; e <= 2; e++) {
                log.accept(new TrainingEvent.BatchDone(e, 1, e, 0.5, 0.5, 0.1, 32));
                log.accept(new TrainingEvent.EpochDone(
                        new EpochResult(e, e, 0.5, Map.of("accuracy", 0.75), 0.1, 1, 32), true));
            }
        }
        String all = Files.readString(file.path(), StandardCharsets.ISO_8859_1);
        for (String tag : List.of(
                "train/loss",
                "train/lr",
                "train/epoch_loss",
                "train/samples_per_second",
                "validation/accuracy",
                "weights/weight",
                "weights/bias")) assertEquals(2, all.split(tag, -1).length - 1, tag);
        assertEquals(1 + 2 * 7, records(file.path()));
    }

    private static int records(Path path) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int n = 0;
        for (; b.hasRemaining(); n++) {
            long length = b.getLong();
            b.position(b.position() + 4 + Math.toIntExact(length) + 4);
        }
        return n;
    }

    @Test
    void eventsCanBeReadWhileMoreAreWritten() throws IOException {
        try (EventFile file = EventFile.in(folder)) {
            file.scalar("loss", 1, 1);
            file.flush();
            assertEquals(2, records(file.path()));
        }
    }

    @Test
    void saysWhatACurveNeeds() throws IOException {
        try (EventFile file = EventFile.in(folder)) {
            var e = assertThrows(
                    IllegalArgumentException.class, () -> file.prCurve("cat", 1, new float[2], new boolean[3]));
            assertTrue(e.getMessage().contains("2 scores and 3 truths"), e.getMessage());
        }
    }
}
