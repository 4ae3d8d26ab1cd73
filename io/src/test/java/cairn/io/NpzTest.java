package cairn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("a.npz");
    }

    private static Tensor counting(String code) {
        Tensor i = Tensor.arange(24).reshape(2, 3, 4);
        return switch (code.charAt(0)) {
            case 'f' -> i.to(DType.F32).sub(5).div(2);
            case 'i' -> i.sub(Tensor.scalarLong(5));
            case 'u' -> i;
            default -> {
                boolean[] thirds = new boolean[24];
                for (int k = 0; k < 24; k += 3) thirds[k] = true;
                yield Tensor.of(thirds, 2, 3, 4);
            }
        };
    }

    private static void assertSame(Tensor expected, Tensor actual, String name) {
        assertEquals(expected.shape(), actual.shape(), name);
        assertEquals(expected.dtype(), actual.dtype(), name);
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), name);
        assertArrayEquals(expected.toLongArray(), actual.toLongArray(), name);
    }

    @Test
    void readsEveryTypeInBothByteOrdersAndBothElementOrders() {
        Map<String, Tensor> arrays = Npz.read(Fixture.path("every_type.npz"));
        assertEquals(12 * 4, arrays.size());
        arrays.forEach((name, x) -> {
            assertSame(counting(name), x, name);
            assertTrue(x.isContiguous(), name);
        });
    }

    @Test
    void readsCompressedFiles() {
        Map<String, Tensor> arrays = Npz.read(Fixture.path("compressed.npz"));
        assertEquals(List.of("x", "y"), List.copyOf(arrays.keySet()));
        assertSame(counting("f4"), arrays.get("x"), "x");
        assertSame(counting("i8"), arrays.get("y"), "y");
    }

    @Test
    void whatIsWrittenIsReadBackInOrder() {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("z", counting("f4"));
        arrays.put("../a/ü", counting("b1"));
        arrays.put("large", Tensor.arange(100_003));
        arrays.put("scalar", Tensor.scalar(3));
        arrays.put("empty", Tensor.zeros(2, 0));
        Npz.write(file(), arrays);
        assertSame(arrays, Npz.read(file()));
        Npz.writeCompressed(file(), arrays);
        assertSame(arrays, Npz.read(file()));
    }

    private static void assertSame(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, t) -> assertSame(t, actual.get(name), name));
    }

    @Test
    void compressionMakesRegularArraysSmallerAndTheSameArraysGiveTheSameFile() throws IOException {
        Map<String, Tensor> arrays = Map.of("x", Tensor.zeros(1000));
        Npz.write(file(), arrays);
        byte[] plain = Files.readAllBytes(file());
        Npz.write(file(), arrays);
        assertArrayEquals(plain, Files.readAllBytes(file()));
        Npz.writeCompressed(file(), arrays);
        assertTrue(Files.size(file()) < plain.length / 10);
    }

    // ---- hostile archives

    private void assertRefused(byte[] bytes, String part) throws IOException {
        String message = assertThrows(FileException.class, () -> Npz.read(Files.write(file(), bytes)))
                .getMessage();
        assertTrue(message.startsWith(file() + ": ") && message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static byte[] npy(Tensor t) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, t);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var e : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
            }
        }
        return out.toByteArray();
    }

    /// The archive with the little-endian number at `at` in the central directory's record number `record` replaced.
    private static byte[] patched(byte[] zip, int record, int at, int value) {
        byte[] bytes = zip.clone();
        int begin = -1;
        for (int i = 0; i <= record; i++)
            begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002", begin + 1);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(begin + at, value);
        return bytes;
    }

    @Test
    void filesThatAreNoArchivesAreRefused() throws IOException {
        assertRefused("no zip at all".getBytes(StandardCharsets.UTF_8), "this is not a zip archive that can be read");
        assertRefused(new byte[0], "this is not a zip archive that can be read");
        assertTrue(assertThrows(FileException.class, () -> Npz.read(folder.resolve("none.npz")))
                .getMessage()
                .contains("there is no such file"));
        assertTrue(assertThrows(FileException.class, () -> Npz.read(folder))
                .getMessage()
                .contains("this is a folder"));
    }

    @Test
    void entriesOfAnotherKindAreRefused() throws IOException {
        assertRefused(zip(Map.of("a.txt", new byte[9])), "the archive holds \"a.txt\", which is no .npy file");
        assertRefused(zip(Map.of("a/", new byte[0])), "which is no .npy file");
        assertRefused(zip(Map.of("a.npy", new byte[9])), "array \"a\": this is not a .npy file");
        assertRefused(zip(Map.of("a.npy", new byte[0])), "array \"a\": the array is cut short");
    }

    @Test
    void aNameThatAppearsTwiceIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.npy", npy(Tensor.ones(1)));
        entries.put("b.npy", npy(Tensor.ones(1)));
        byte[] bytes = zip(entries);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("b.npy", "a.npy");
        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), "holds the array \"a\" twice");
    }

    @Test
    void sizesThatDoNotFitTogetherAreRefused() throws IOException {
        byte[] bytes = zip(Map.of("a.npy", npy(Tensor.zeros(100))));
        assertRefused(patched(bytes, 0, 24, 132), "takes 400 bytes, but 4 follow the header");
        assertRefused(patched(bytes, 0, 24, Integer.MAX_VALUE), "cannot unpack to 2147483647");
    }

    @Test
    void aClaimThatTheHeaderSharesIsRefusedByWhatCompressionCanDo() throws IOException {
        byte[] bytes = zip(Map.of("a.npy", NpyHeader.of(Tensor.zeros(1_000_000))));
        assertRefused(patched(bytes, 0, 24, 4_000_128), "bytes in the archive cannot unpack to 4000128");
    }

    @Test
    void damagedNumbersAreFoundByTheirChecksum() throws IOException {
        byte[] bytes = zip(Map.of("a.npy", npy(Tensor.ones(10))));
        assertRefused(patched(bytes, 0, 16, 12345), "array \"a\": the numbers are damaged: their checksum is wrong");
        Npz.write(file(), Map.of("a", Tensor.ones(10)));
        byte[] stored = Files.readAllBytes(file());
        int one = new String(stored, StandardCharsets.ISO_8859_1).indexOf("\u0000\u0000\u0080\u003f");
        stored[one] = 1;
        assertRefused(stored, "checksum is wrong");
    }

    @Test
    void everyCutAndEveryChangedByteIsReadOrRefusedInOneSentence() throws IOException {
        Npz.writeCompressed(file(), Map.of("x", Tensor.ones(2, 3)));
        byte[] good = Files.readAllBytes(file());
        for (int n = 0; n < good.length; n++) assertRefused(Arrays.copyOf(good, n), "");
        for (int at = 0; at < good.length; at++) for (int change : new int[] {1, 128}) readOrRefused(good, at, change);
    }

    private void readOrRefused(byte[] good, int at, int change) throws IOException {
        byte[] bad = good.clone();
        bad[at] ^= (byte) change;
        Files.write(file(), bad);
        try {
            Map<String, Tensor> arrays = Npz.read(file());
            assertEquals(Shape.of(2, 3), arrays.values().iterator().next().shape());
        } catch (FileException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }
}
