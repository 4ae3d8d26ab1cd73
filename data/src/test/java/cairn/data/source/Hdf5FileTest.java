package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.TrainTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5FileTest {
    @TempDir
    Path folder;

    private static final Hdf5Array PIXELS =
            new Hdf5Array(new int[] {2, 3}, Hdf5Array.Kind.UNSIGNED, 1, new byte[] {0, 1, 2, 3, 4, -1});
    private static final Hdf5Array LABELS = new Hdf5Array(
            new int[] {2},
            Hdf5Array.Kind.SIGNED,
            8,
            ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(1)
                    .putLong(-7)
                    .array());
    private static final Hdf5Array NAMES =
            new Hdf5Array(new int[] {2}, Hdf5Array.Kind.TEXT, 4, "no\0\0yes ".getBytes(StandardCharsets.UTF_8));

    private static byte[] small() {
        return new SmallHdf5()
                .with("pixels", PIXELS)
                .with("labels", LABELS)
                .with("names", NAMES)
                .bytes();
    }

    private Hdf5File open(byte[] bytes) {
        try {
            Path file = folder.resolve("file.h5");
            Files.write(file, bytes);
            return Hdf5File.open(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String refusal(byte[] bytes, String array) {
        return assertThrows(DataException.class, () -> open(bytes).array(array)).getMessage();
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    @Test
    void readsBytesNumbersAndTexts() {
        Hdf5File file = open(small());
        assertEquals(Set.of("pixels", "labels", "names"), file.names());
        assertTrue(file.array("pixels").isBytes(2, 3));
        assertArrayEquals(new long[] {0, 1, 2, 3, 4, 255}, file.array("pixels").longs());
        assertArrayEquals(new long[] {1, -7}, file.array("labels").longs());
        assertEquals(List.of("no", "yes"), file.array("names").texts());
    }

    @Test
    void refusesWhatItDoesNotKnowAndSaysWhatToDo() {
        byte[] good = small();
        int header = 1024;
        int layout = header + 16 + 8 + 24 + 8 + 16 + 8;
        assertTrue(refusal(good, "other").contains("there are pixels, labels, names"));
        assertTrue(refusal("PK zip".getBytes(StandardCharsets.UTF_8), "pixels").contains("no HDF5 file"));
        assertTrue(refusal(Arrays.copyOf(good, good.length - 1), "names").contains("cut short"));
        assertTrue(refusal(changed(good, 1, 'X'), "pixels").contains("no HDF5 file"));
        assertTrue(refusal(changed(good, 8, 2), "pixels").contains("h5py.File(path, \"w\", libver=\"earliest\")"));
        assertTrue(refusal(changed(good, layout + 1, 2), "pixels").contains("pixels is not stored in one piece"));
        int type = header + 16 + 8 + 24;
        assertTrue(refusal(changed(good, type, 0x0b), "pixels").contains("pixels is compressed"));
        assertTrue(refusal(changed(good, type + 8, 0x11), "pixels").contains("neither whole numbers"));
        assertTrue(refusal(changed(good, header + 16 + 8 + 8, 9), "pixels").contains("[9, 3]"));
        assertTrue(assertThrows(DataException.class, () -> Hdf5File.open(folder.resolve("none.h5")))
                .getMessage()
                .contains("no file"));
    }

    @Test
    void endsWhereNodesPointInARing() {
        byte[] ring = small();
        int tree = 96 + 40;
        ring[tree + 5] = 1; // an inner node whose child is itself
        ByteBuffer.wrap(ring).order(ByteOrder.LITTLE_ENDIAN).putLong(tree + 32, tree);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertTrue(refusal(ring, "pixels").contains("damaged")));
    }

    @Test
    void meetsEveryDamageWithARefusal() {
        byte[] good = small();
        for (int length = 0; length < good.length; length += 29) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(DataException.class, () -> readAll(open(cut)), "cut to " + length);
        }
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 800; i++) {
            byte[] bad = changed(good, random.nextInt(good.length), random.nextInt(256));
            try {
                readAll(open(bad));
            } catch (DataException e) {
                refused++; // anything else fails the test
            }
        }
        assertTrue(refused > 30, "damage that was noticed: " + refused);
    }

    private static void readAll(Hdf5File file) {
        for (String name : List.of("pixels", "labels", "names")) file.array(name);
    }

    @Test
    void givesPicturesOfCatsPlaneByPlane() throws IOException {
        Path cats = Files.createDirectories(folder.resolve("catvnoncat"));
        byte[] pixels = new byte[64 * 64 * 3];
        Arrays.fill(pixels, (byte) 0);
        pixels[3 * 65 + 1] = (byte) 255; // green at row 1, column 1
        for (String part : List.of("train", "test"))
            Files.write(
                    cats.resolve(part + "_catvnoncat.h5"),
                    new SmallHdf5()
                            .with(
                                    part + "_set_x",
                                    new Hdf5Array(new int[] {1, 64, 64, 3}, Hdf5Array.Kind.UNSIGNED, 1, pixels))
                            .with(part + "_set_y", new Hdf5Array(new int[] {1}, Hdf5Array.Kind.SIGNED, 8, new byte[] {
                                1, 0, 0, 0, 0, 0, 0, 0
                            }))
                            .bytes());
        TrainTest both = Cats.load(DataFolder.at(folder));
        Dataset train = both.train();
        assertEquals(1, train.size());
        assertEquals(1, train.get(0).y().itemLong());
        assertEquals(1f, train.get(0).x().sum().item());
        assertEquals(1f, train.get(0).x().get(1).get(1).get(1).item());
        assertEquals("cat", both.test().info().classNames().get(1));
    }

    @Test
    void saysWhereTheCatsAreMissing() {
        assertTrue(assertThrows(DataException.class, () -> Cats.load(DataFolder.at(folder.resolve("empty"))))
                .getMessage()
                .contains("train_catvnoncat.h5"));
    }
}
