package cairn.data.source;

import cairn.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of an HDF5 file, little-endian, with every place checked against its length.
final class Hdf5Bytes {
    /// The address that stands for nothing.
    static final long UNDEFINED = -1;

    private static final long LARGEST = 1L << 30;
    private static final int LONGEST_NAME = 1024;

    private final Path file;
    private final ByteBuffer bytes;

    private Hdf5Bytes(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Hdf5Bytes read(Path file) {
        try {
            if (!Files.isRegularFile(file)) throw new DataException("There is no file " + file + ".");
            if (Files.size(file) > LARGEST)
                throw new DataException("%s: HDF5 files of more than 1 GB are not read.".formatted(file));
            return new Hdf5Bytes(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /// The exception for what cannot be read.
    DataException refused(String reason) {
        return new DataException(file + ": " + reason);
    }

    /// `at` as an index, if `count` bytes lie there.
    int require(long at, long count) {
        if (at < 0 || count < 0 || at > bytes.limit() - count)
            throw refused("the file is damaged or cut short: it points at %d bytes from byte %d on, and has %d."
                    .formatted(count, at, bytes.limit()));
        return Math.toIntExact(at);
    }

    int u8(long at) {
        return bytes.get(require(at, 1)) & 0xff;
    }

    int u16(long at) {
        return bytes.getShort(require(at, 2)) & 0xffff;
    }

    long u32(long at) {
        return bytes.getInt(require(at, 4)) & 0xffff_ffffL;
    }

    /// An address, a length, or any other number of eight bytes; above `Long.MAX_VALUE` it is negative, which [#require] refuses.
    long i64(long at) {
        return bytes.getLong(require(at, 8));
    }

    byte[] copy(long at, long count) {
        int from = require(at, count);
        byte[] copy = new byte[(int) count];
        bytes.get(from, copy);
        return copy;
    }

    boolean startsWith(long at, String letters) {
        byte[] wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) if (u8(at + i) != (wanted[i] & 0xff)) return false;
        return true;
    }

    /// A name that ends with a zero byte before `end`.
    String name(long at, long end) {
        int length = 0;
        while (length <= LONGEST_NAME && at + length < end && u8(at + length) != 0) length++;
        if (length > LONGEST_NAME || at + length >= end) throw refused("a name in it has no end.");
        return new String(copy(at, length), StandardCharsets.UTF_8);
    }
}
