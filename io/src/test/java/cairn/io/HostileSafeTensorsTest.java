package cairn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that lie about themselves. Each is refused with one sentence, before memory is taken for what it claims.
class HostileSafeTensorsTest {
    private static byte[] file(byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static byte[] file(String header, int dataBytes) {
        return file(header.getBytes(StandardCharsets.UTF_8), dataBytes);
    }

    private static String refusal(byte[] bytes) {
        String message =
                assertThrows(FileException.class, () -> SafeTensors.read(bytes)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.endsWith(".") && message.length() < 500, message);
        return message;
    }

    private static void assertRefused(byte[] bytes, String part) {
        String message = refusal(bytes);
        assertTrue(message.contains(part), message);
    }

    /// `a` stands for a tensor's entry; the data has eight bytes.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | the header does not begin with {
            {} | 8 bytes follow the last tensor that belong to none
            {"a":1} | an object is expected under "a"
            {"a":null} | an object is expected under "a"
            {"a":{}} | "dtype", "shape" and "data_offsets" are needed
            {"a":{"dtype":"F32","shape":[2]}} | "dtype", "shape" and "data_offsets" are needed
            {"a":{"dtype":"F32","data_offsets":[0,8]}} | "dtype", "shape" and "data_offsets" are needed
            {"a":{"shape":[2],"data_offsets":[0,8]}} | "dtype", "shape" and "data_offsets" are needed
            {"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}} | "dtype" must be a string
            {"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}} | the dtype "F33" is not read; those read are F64, F32
            {"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}} | the dtype "f32" is not read
            {"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}} | "shape" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers from 0
            {"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers from 0
            {"a":{"dtype":"F32","shape":[18446744073709551618],"data_offsets":[0,8]}} | "shape" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":[4294967298],"data_offsets":[0,8]}} | is too large
            {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}} | is too large
            {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}} | is too large
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}} | "data_offsets" must be two numbers
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}} | "data_offsets" must be two numbers
            {"a":{"dtype":"F32","shape":[2],"data_offsets":{"0":8}}} | "data_offsets" must be a list of whole numbers
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}} | "data_offsets" must be a list of whole numbers from 0
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} | tensor "a" ends at byte 0, before it begins at 8
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}} | takes 8 bytes, but its offsets 0 and 9223372036854775807
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}} | tensor "a", F32 of shape [3], takes 12 bytes, but its offsets 0 and 8 are 8 apart
            {"a":{"dtype":"F32","shape":[0],"data_offsets":[0,8]}} | takes 0 bytes
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | the file is cut short: its tensors take 12 bytes, but 8 follow the header
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}} | the bytes 0 to 8 of the data belong to no tensor
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | the bytes 0 to 4 of the data belong to no tensor
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | 4 bytes follow the last tensor that belong to none
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | tensor "b" overlaps another
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1],"data_offsets":[7,8]}} | tensor "b" overlaps another
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | the name "a" appears twice
            {"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}} | a field appears twice
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"scale":[[[1]]]}} | a field "scale" is not known
            {"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | an object is expected under "__metadata__"
            {"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | the metadata "k" must be a string
            {"__metadata__":{"k":"1","k":"1"}} | the metadata "k" appears twice
            {"__metadata__":{},"__metadata__":{}} | the name "__metadata__" appears twice
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x | in the header's JSON, line 1, column
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} | the text ends too early
            {"a": | the text ends too early
            """)
    void headersThatLieAreRefused(String header, String part) {
        assertRefused(file(header, 8), part);
    }

    @Test
    void theRowsAboveDifferFromAGoodFile() {
        String good = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        assertEquals(2, SafeTensors.read(file(good, 8)).tensors().get("a").numel());
        assertEquals(
                2, SafeTensors.read(file(good + "   ", 8)).tensors().get("a").numel());
    }

    @Test
    void headerLengthsThatLieAreRefused() {
        assertRefused(new byte[0], "the file has 0 bytes, too few");
        assertRefused(new byte[7], "the file has 7 bytes, too few");
        assertRefused(new byte[8], "does not begin with {");
        byte[] huge = file("{}", 0);
        Arrays.fill(huge, 0, 8, (byte) 0xff);
        assertRefused(huge, "the header claims 18446744073709551615 bytes, at most 100000000 are allowed");
        assertRefused(
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(100_000_001)
                        .array(),
                "the header claims 100000001 bytes, at most 100000000 are allowed");
        assertRefused(
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(100_000_000)
                        .array(),
                "the header claims 100000000 bytes, but only 2 follow");
    }

    @Test
    void headersThatAreNotUtf8AreRefused() {
        assertRefused(file(new byte[] {'{', '"', (byte) 0xff, '"', '}'}, 0), "the header is not UTF-8 text");
        assertRefused(file("{}".getBytes(StandardCharsets.UTF_16LE), 0), "in the header's JSON");
    }

    @Test
    void deepAndLongHeadersAreRefused() {
        assertRefused(file("{\"a\":{\"x\":" + "[".repeat(100_000), 0), "a field \"x\" is not known");
        String ones = "1,".repeat(100) + "1";
        assertRefused(
                file("{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + "],\"data_offsets\":[0,1]}}", 1),
                "\"shape\" has more than 64 numbers");
        assertRefused(file("{\"" + "n".repeat(60_000) + "\":1}", 0), "an object is expected under \"nnn");
    }

    @Test
    void namesInMessagesStayOnOneLine() {
        String message = refusal(file("{\"a\\nb\\u2028\":1}", 0));
        assertTrue(message.contains("\"a?b?\""), message);
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        byte[] bytes = file("{\"a\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
        bytes[bytes.length - 1] = (byte) 0x80;
        assertRefused(bytes, "the number 9223372036854775808 does not fit into I64");
    }

    @Test
    void whatCannotFitIntoMemoryIsRefusedBeforeItIsTried() {
        long size = 1 << 30;
        long tensors = Runtime.getRuntime().maxMemory() / (8 * size) + 1;
        StringJoiner header = new StringJoiner(",", "{", "}");
        for (long i = 0; i < tensors; i++)
            header.add("\"t%d\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                    .formatted(i, size, i * size, (i + 1) * size));
        byte[] head = file(header.toString(), 0);
        var e = assertThrows(
                Malformed.class,
                () -> SafeTensorsHeader.read(new ByteArrayInputStream(head), head.length + tensors * size));
        assertTrue(e.getMessage().contains("start it with a larger -Xmx"), e.getMessage());
    }

    @Test
    void everyCutAndEveryChangedByteIsReadOrRefusedInOneSentence() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(
                out, Map.of("w", Tensor.ones(2, 3), "b", Tensor.of(new long[] {1, 2})), Map.of("key", "value"));
        byte[] good = out.toByteArray();
        for (int n = 0; n < good.length; n++) refusal(Arrays.copyOf(good, n));
        refusal(Arrays.copyOf(good, good.length + 1));
        for (int at = 0; at < good.length; at++)
            for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) readOrRefused(good, at, change);
    }

    private static void readOrRefused(byte[] good, int at, int change) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) change;
        try {
            SafeTensors.read(bad);
        } catch (FileException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }
}
