package cairn.viz.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/// TFRecord framing: length, its checksum, the bytes, their checksum, all little-endian.
///
/// A checksum is a CRC-32C, rotated by 15 bits, plus a constant: so a record that holds records is not mistaken for its own checksum.
final class Records {
    private static final int MASK = 0xA282EAD8;

    private Records() {}

    static void write(OutputStream out, byte[] data) throws IOException {
        byte[] length = Message.longBytes(data.length);
        out.write(length);
        out.write(checksum(length));
        out.write(data);
        out.write(checksum(data));
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
        return Message.intBytes(masked);
    }
}
