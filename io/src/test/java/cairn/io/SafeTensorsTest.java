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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private static Map<String, Tensor> sample() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mask", Tensor.of(new boolean[] {true, false, true}));
        tensors.put("weight ü", Tensor.of(new float[] {1, -0f, Float.NaN, 4, 5, Float.NEGATIVE_INFINITY}, 2, 3));
        tensors.put("scalar", Tensor.scalar(2.5f));
        tensors.put("empty", Tensor.zeros(0, 3));
        tensors.put("labels", Tensor.of(new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}, 3, 1));
        tensors.put("yes", Tensor.of(new boolean[] {true}).reshape());
        return tensors;
    }

    private static void assertSame(Tensor expected, Tensor actual, String name) {
        assertEquals(expected.shape(), actual.shape(), name);
        assertEquals(expected.dtype(), actual.dtype(), name);
        if (expected.dtype() == DType.F32) assertBits(expected, actual, name);
        else assertArrayEquals(expected.toLongArray(), actual.toLongArray(), name);
    }

    private static void assertBits(Tensor expected, Tensor actual, String name) {
        float[] e = expected.toFloatArray();
        float[] a = actual.toFloatArray();
        for (int i = 0; i < e.length; i++)
            assertEquals(Float.floatToIntBits(e[i]), Float.floatToIntBits(a[i]), name + " at " + i);
    }

    @Test
    void whatIsWrittenIsReadBackInOrder() {
        Path file = folder.resolve("a.safetensors");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("z", "");
        metadata.put("a", "line\n😀");
        SafeTensors.write(file, sample(), metadata);
        TensorFile back = SafeTensors.read(file);
        assertEquals(List.copyOf(sample().keySet()), List.copyOf(back.tensors().keySet()));
        sample().forEach((name, t) -> assertSame(t, back.tensors().get(name), name));
        assertEquals(List.of("z", "a"), List.copyOf(back.metadata().keySet()));
        assertEquals(metadata, back.metadata());
    }

    @Test
    void readsEveryNumberFormatOfTheFiles() {
        Map<String, Tensor> tensors =
                SafeTensors.read(Fixture.path("every_dtype.safetensors")).tensors();
        for (StoredType type : StoredType.values())
            assertSame(tensors.get(type + ".expected"), tensors.get(type.name()), type.name());
    }

    @Test
    void readsMetadataWrittenElsewhere() {
        assertEquals(
                Map.of("note", "ünïcode 😀", "empty", ""),
                SafeTensors.read(Fixture.path("every_dtype.safetensors")).metadata());
    }

    @Test
    void headersArePaddedAndTensorsAligned() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, sample(), Map.of("k", "v"));
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertEquals(0, length % 8);
        String json = new String(out.toByteArray(), 8, length, StandardCharsets.UTF_8);
        assertTrue(
                json.startsWith("{\"__metadata__\":{\"k\":\"v\"},\"mask\":{\"dtype\":\"BOOL\",\"shape\":[3],"), json);
        Json.parseObject(json).forEach((name, entry) -> {
            if (!(entry instanceof Map<?, ?> map) || !(map.get("data_offsets") instanceof List<?> offsets)) return;
            int elementBytes = StoredType.valueOf((String) map.get("dtype")).bytes();
            assertEquals(0, (Long) offsets.getFirst() % elementBytes, name);
        });
    }

    @Test
    void viewsAreWrittenInTheirOwnOrder() {
        Path file = folder.resolve("a.safetensors");
        Tensor view = Tensor.arange(6).to(DType.F32).reshape(2, 3).transpose();
        SafeTensors.write(file, Map.of("v", view), Map.of());
        assertArrayEquals(
                new float[] {0, 3, 1, 4, 2, 5},
                SafeTensors.read(file).tensors().get("v").toFloatArray());
    }

    @Test
    void tensorsLargerThanTheBufferComeThroughWhole() {
        Path file = folder.resolve("a.safetensors");
        Tensor floats = Tensor.arange(100_003).to(DType.F32);
        Tensor longs = Tensor.arange(0, 50_001, 1).mul(Tensor.scalarLong(1L << 40));
        SafeTensors.write(file, Map.of("f", floats, "l", longs), Map.of());
        Map<String, Tensor> back = SafeTensors.read(file).tensors();
        assertSame(floats, back.get("f"), "f");
        assertSame(longs, back.get("l"), "l");
    }

    @Test
    void aFileWithoutTensorsIsAFile() {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, Map.of(), Map.of());
        assertTrue(SafeTensors.read(file).tensors().isEmpty());
    }

    @Test
    void theNameOfTheMetadataIsRefusedForATensor() {
        Map<String, Tensor> tensors = Map.of("__metadata__", Tensor.scalar(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> SafeTensors.write(folder.resolve("a.safetensors"), tensors, Map.of()));
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, sample(), Map.of());
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                IllegalArgumentException.class,
                () -> SafeTensors.write(file, Map.of("__metadata__", Tensor.scalar(1)), Map.of()));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void anInterruptedThreadReadsAllTheSame() {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, sample(), Map.of());
        Thread.currentThread().interrupt();
        assertEquals(sample().keySet(), SafeTensors.read(file).tensors().keySet());
        assertTrue(Thread.interrupted());
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        Path file = folder.resolve("none.safetensors");
        assertEquals(
                file + ": there is no such file.",
                assertThrows(FileException.class, () -> SafeTensors.read(file)).getMessage());
        assertEquals(
                folder + ": this is a folder, not a file.",
                assertThrows(FileException.class, () -> SafeTensors.read(folder))
                        .getMessage());
    }

    @Test
    void scalarsHaveNoDimensions() {
        Path file = folder.resolve("a.safetensors");
        SafeTensors.write(file, sample(), Map.of());
        assertEquals(
                Shape.SCALAR, SafeTensors.read(file).tensors().get("scalar").shape());
    }
}
