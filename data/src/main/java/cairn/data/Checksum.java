package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A CRC-32C over numbers, printed as `crc32c:` and eight hexadecimal digits. Numbers count as their big-endian bytes.
final class Checksum {
    private static final int BUFFER_BYTES = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    Checksum add(byte[] bytes) {
        flush();
        crc.update(bytes);
        return this;
    }

    Checksum add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Checksum add(float[] values) {
        for (float value : values) room(Float.BYTES).putFloat(value);
        return this;
    }

    Checksum add(long[] values) {
        for (long value : values) room(Long.BYTES).putLong(value);
        return this;
    }

    Checksum add(int[] values) {
        for (int value : values) room(Integer.BYTES).putInt(value);
        return this;
    }

    Checksum add(Tensor t) {
        return t.dtype() == DType.F32 ? add(t.toFloatArray()) : add(t.toLongArray());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) flush();
        return buffer;
    }

    private void flush() {
        crc.update(buffer.flip());
        buffer.clear();
    }

    @Override
    public String toString() {
        flush();
        return "crc32c:%08x".formatted(crc.getValue());
    }
}
