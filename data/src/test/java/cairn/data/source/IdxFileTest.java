package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final int IMAGES = 0x0803;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("a-images-idx3-ubyte");
    }

    static byte[] idx(int magic, int[] dims, int count) {
        var bytes = ByteBuffer.allocate(4 + 4 * dims.length + count).putInt(magic);
        for (int dim : dims) bytes.putInt(dim);
        for (int i = 0; i < count; i++) bytes.put((byte) i);
        return bytes.array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private String failure(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        String message =
                assertThrows(DataException.class, () -> IdxFile.read(file, 3)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    @Test
    void readsAPlainFile() throws IOException {
        Files.write(file, idx(IMAGES, new int[] {2, 3, 4}, 24));
        IdxFile idx = IdxFile.read(file, 3);
        assertArrayEquals(new int[] {2, 3, 4}, new int[] {idx.size(0), idx.size(1), idx.size(2)});
        assertEquals(24, idx.bytes().length);
        assertEquals(23, idx.bytes()[23]);
    }

    @Test
    void readsAGzippedFileWhateverItsName() throws IOException {
        Files.write(file, gzip(idx(IMAGES, new int[] {2, 3, 4}, 24)));
        assertEquals(2, IdxFile.read(file, 3).size(0));
    }

    @Test
    void readsAnEmptyArray() throws IOException {
        Files.write(file, idx(IMAGES, new int[] {0, 28, 28}, 0));
        assertEquals(0, IdxFile.read(file, 3).bytes().length);
    }

    @Test
    void saysThatTheFileIsNotThere() {
        String message =
                assertThrows(DataException.class, () -> IdxFile.read(file, 3)).getMessage();
        assertEquals(file + ": there is no such file.", message);
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        assertEquals(
                "wrong magic number 0x89504E47, expected 0x00000803; it is not an idx file of unsigned bytes.",
                failure(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }

    @Test
    void refusesLabelsWhereImagesBelong() throws IOException {
        assertEquals(
                "wrong magic number 0x00000801, expected 0x00000803; it holds 1 dimensions where 3 belong.",
                failure(idx(0x0801, new int[] {2}, 2)));
    }

    @Test
    void refusesFloats() throws IOException {
        assertTrue(failure(idx(0x0D03, new int[] {1, 1, 1}, 4)).contains("it is not an idx file of unsigned bytes"));
    }

    @Test
    void refusesAFileThatIsTooShort() throws IOException {
        assertEquals(
                "the header promises [2, 3, 4], more bytes than the file can hold.",
                failure(idx(IMAGES, new int[] {2, 3, 4}, 7)));
    }

    @Test
    void saysHowFarATruncatedFileGoes() throws IOException {
        assertEquals(
                "the file is cut short, the array [2, 3, 4] needs 24 bytes but only 16 are left.",
                failure(idx(IMAGES, new int[] {2, 3, 4}, 16)));
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        assertEquals(
                "there are more bytes than the array [2, 3, 4] of its header takes.",
                failure(idx(IMAGES, new int[] {2, 3, 4}, 25)));
    }

    @Test
    void refusesAHeaderOnly() throws IOException {
        assertEquals(
                "the file is cut short, the list of dimensions needs 12 bytes but only 2 are left.",
                failure(Arrays.copyOf(idx(IMAGES, new int[] {2, 3, 4}, 0), 6)));
        assertEquals(
                "the file is cut short, the magic number needs 4 bytes but only 0 are left.", failure(new byte[0]));
    }

    @Test
    void allocatesNothingForDimensionsThatCannotBe() throws IOException {
        int huge = Integer.MAX_VALUE;
        assertTrue(failure(idx(IMAGES, new int[] {huge, huge, huge}, 8)).contains("more bytes than the file can hold"));
        assertTrue(failure(idx(IMAGES, new int[] {0, huge, huge}, 0)).contains("more bytes than the file can hold"));
        assertTrue(failure(gzip(idx(IMAGES, new int[] {huge, 1, 1}, 8))).contains("more bytes than the file can hold"));
        assertTrue(failure(idx(IMAGES, new int[] {-1, 28, 28}, 8)).contains("holds a negative dimension"));
    }

    @Test
    void refusesTruncatedGzip() throws IOException {
        byte[] packed = gzip(idx(IMAGES, new int[] {20, 30, 4}, 2400));
        assertEquals(
                "the file is cut short, its gzip data ends too early.",
                failure(Arrays.copyOf(packed, packed.length - 9)));
        assertEquals("the file is cut short, its gzip data ends too early.", failure(Arrays.copyOf(packed, 5)));
    }

    @Test
    void refusesDamagedGzip() throws IOException {
        byte[] packed = gzip(idx(IMAGES, new int[] {2, 3, 4}, 24));
        packed[packed.length - 6] ^= 1; // in the checksum at the end
        assertTrue(failure(packed).startsWith("the file is damaged, its gzip data cannot be unpacked"));
    }
}
