package cairn.viz.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a protocol-buffers message, field after field ([wire format](https://protobuf.dev/programming-guides/encoding/)).
///
/// A field is its number and one of three kinds of value: a variable-length integer (7 bits a byte, the lowest first), 4 or 8 bytes in
/// little-endian order, or a length with as many bytes, which are a string, a message or packed numbers.
final class Message {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] bytes() {
        return out.toByteArray();
    }

    /// A whole number; 0 is left out, since it is what a missing field means.
    Message integer(int field, long value) {
        return value == 0 ? this : choice(field, value);
    }

    /// A whole number that is one of several alternatives, where being there says which.
    Message choice(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    Message real(int field, double value) {
        key(field, EIGHT_BYTES);
        out.writeBytes(longBytes(Double.doubleToRawLongBits(value)));
        return this;
    }

    Message real(int field, float value) {
        key(field, FOUR_BYTES);
        out.writeBytes(intBytes(Float.floatToRawIntBits(value)));
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return bytes(field, value.bytes());
    }

    Message bytes(int field, byte[] value) {
        key(field, LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Message packed(int field, double[] values) {
        byte[] bytes = new byte[8 * values.length];
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) b.putDouble(v);
        return bytes(field, bytes);
    }

    private void key(int field, int kind) {
        varint((long) field << 3 | kind);
    }

    /// Negative numbers take ten bytes.
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static byte[] longBytes(long value) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return bytes;
    }

    static byte[] intBytes(int value) {
        byte[] bytes = new byte[4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
        return bytes;
    }
}
