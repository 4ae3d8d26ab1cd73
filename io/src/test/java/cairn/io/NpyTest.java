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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    Path folder;

    /// What the fixtures hold: `(i − 5) / 2`.
    private static Tensor floats() {
        return Tensor.arange(24).to(DType.F32).sub(5).div(2).reshape(2, 3, 4);
    }

    private static byte[] written(Tensor t) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, t);
        return out.toByteArray();
    }

    private static void assertWrittenAs(String fixture, Tensor t) throws IOException {
        assertArrayEquals(Files.readAllBytes(Fixture.path(fixture)), written(t), fixture);
    }

    @Test
    void writesWhatNumPyWritesByteForByte() throws IOException {
        assertWrittenAs("f4.npy", floats());
        assertWrittenAs("i8_vector.npy", Tensor.arange(-5, 19, 1));
        assertWrittenAs("b1_scalar.npy", Tensor.of(new boolean[] {true}).reshape());
        assertWrittenAs("f4_empty.npy", Tensor.zeros(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f4.npy", "version_2.npy", "version_3.npy"})
    void readsEveryVersionOfTheFormat(String name) {
        Tensor x = Npy.read(Fixture.path(name));
        assertEquals(Shape.of(2, 3, 4), x.shape());
        assertArrayEquals(floats().toFloatArray(), x.toFloatArray());
    }

    @Test
    void readsScalarsAndEmptyArrays() {
        Tensor yes = Npy.read(Fixture.path("b1_scalar.npy"));
        assertEquals(Shape.SCALAR, yes.shape());
        assertEquals(DType.BOOL, yes.dtype());
        assertTrue(yes.itemBoolean());
        assertEquals(Shape.of(0, 3), Npy.read(Fixture.path("f4_empty.npy")).shape());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("a.npy");
        Tensor view = floats().transpose();
        Npy.write(file, view);
        assertArrayEquals(view.toFloatArray(), Npy.read(file).toFloatArray());
        Tensor longs = Tensor.of(new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
        Npy.write(file, longs);
        assertArrayEquals(longs.toLongArray(), Npy.read(file).toLongArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            complex.npy  | the type "<c8" is not read; those read are f2 f4 f8
            text.npy     | the type "<U2" is not read
            records.npy  | records of several fields are not read
            objects.npy  | the array holds Python objects, which only Python can read
            u8_large.npy | the number 9223372036854775808 does not fit into I64
            """)
    void otherKindsOfArraysAreRefused(String name, String part) {
        Path file = Fixture.path(name);
        assertRefused(file, part);
    }

    private static void assertRefused(Path file, String part) {
        String message = assertThrows(FileException.class, () -> Npy.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": ") && message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    /// The data has eight bytes.
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `` ~ column 1: { is expected
            [] ~ column 1: { is expected
            {} ~ "descr", "fortran_order" and "shape" are needed
            {'descr': '<f4', 'shape': (2,)} ~ "descr", "fortran_order" and "shape" are needed
            {'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)} ~ the key "descr" appears twice
            {'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1} ~ the key "x" is not known
            {'descr': '<f4', 'fortran_order': 0, 'shape': (2,)} ~ True or False is expected
            {'descr': 4, 'fortran_order': False, 'shape': (2,)} ~ a string in quotes is expected
            {'descr': '<f4, 'fortran_order': False, 'shape': (2,)} ~ a comma or } is expected
            {'descr': '<f3', 'fortran_order': False, 'shape': (2,)} ~ the type "<f3" is not read
            {'descr': '', 'fortran_order': False, 'shape': (2,)} ~ the type "" is not read
            {'descr': '|f4', 'fortran_order': False, 'shape': (2,)} ~ the type "|f4" is not read
            {'descr': '<f4', 'fortran_order': False, 'shape': 2} ~ ( is expected
            {'descr': '<f4', 'fortran_order': False, 'shape': (2)} ~ a tuple of one needs a comma
            {'descr': '<f4', 'fortran_order': False, 'shape': (-2,)} ~ a size of 1 to 18 digits is expected
            {'descr': '<f4', 'fortran_order': False, 'shape': (2 1)} ~ a comma or ) is expected
            {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)} ~ a size of 1 to 18 digits is expected
            {'descr': '<f4', 'fortran_order': False, 'shape': (4294967298,)} ~ is too large
            {'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)} ~ is too large
            {'descr': '<f4', 'fortran_order': False, 'shape': (3,)} ~ takes 12 bytes, but 8 follow the header
            {'descr': '<f4', 'fortran_order': False, 'shape': (1,)} ~ takes 4 bytes, but 8 follow the header
            {'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x ~ nothing may follow the }
            {'descr': '<f4', 'fortran_order': False, 'shape': (2, ~ a size of 1 to 18 digits is expected
            """)
    void headersThatLieAreRefused(String header, String part) throws IOException {
        assertRefused(Files.write(folder.resolve("a.npy"), file(header, 8)), part);
    }

    @Test
    void theRowsAboveDifferFromGoodFiles() throws IOException {
        for (String good : new String[] {
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
            "{\"shape\": (2L, ), \"fortran_order\": True, \"descr\": \"<f4\", }  \n",
            "{'descr':'>f4','fortran_order':False,'shape':(2,1,)}"
        })
            assertEquals(
                    2,
                    Npy.read(Files.write(folder.resolve("a.npy"), file(good, 8)))
                            .numel());
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npy"), "hello, this is text");
        assertRefused(file, "this is not a .npy file: its magic bytes are missing");
        assertRefused(Files.write(file, new byte[3]), "the file is cut short");
        byte[] bytes = written(floats());
        bytes[6] = 4;
        assertRefused(Files.write(file, bytes), "version 4.0 of the .npy format is not known");
        bytes[6] = 2;
        bytes[10] = bytes[11] = (byte) 0xff;
        assertRefused(Files.write(file, bytes), "bytes, at most 65536 are read");
        assertRefused(folder, "this is a folder, not a file");
        assertRefused(folder.resolve("none.npy"), "there is no such file");
    }

    @Test
    void everyCutAndEveryChangedByteIsReadOrRefusedInOneSentence() throws IOException {
        byte[] good = written(Tensor.ones(2, 3));
        for (int n = 0; n < good.length; n++) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(FileException.class, () -> Npy.read(cut));
        }
        for (int at = 0; at < good.length; at++)
            for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) readOrRefused(good, at, change);
    }

    private static void readOrRefused(byte[] good, int at, int change) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) change;
        try {
            Npy.read(bad);
        } catch (FileException e) {
            assertTrue(
                    e.getMessage().startsWith("npy: ") && e.getMessage().lines().count() == 1, e.getMessage());
        }
    }
}
