package cairn.data.source;

import cairn.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The regular files of a tar archive (ustar, gzipped or not), one after the other. Nothing is written to disk.
///
/// Every header's checksum is verified and its size is held against the length of the archive before anything is allocated.
final class TarReader implements AutoCloseable {
    private static final int BLOCK = 512;

    private final Path file;
    private final Unpacked content;
    private long left;
    private long padding;

    /// A file of the archive: its name with folders, its length in bytes.
    record Entry(String name, long bytes) {
        /// The name without folders.
        String baseName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    TarReader(Path file) {
        this.file = file;
        this.content = Unpacked.open(file);
    }

    /// The next regular file, or null at the end of the archive.
    @Nullable
    Entry next() {
        while (true) {
            skip(left + padding);
            byte[] header = content.read(BLOCK, "a tar header");
            if (isEmpty(header)) return null;
            checkSum(header);
            left = octal(header, 124, 12);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            byte type = header[156];
            if (type == '0' || type == 0) return new Entry(name(header), left);
        }
    }

    /// The whole content of the file that `next` returned last.
    byte[] read(Entry entry) {
        if (entry.bytes() > content.maxBytes() || entry.bytes() > Integer.MAX_VALUE - 64) {
            throw new DataException("%s: %s claims %d bytes, more than the archive can hold."
                    .formatted(file, entry.name(), entry.bytes()));
        }
        byte[] bytes = content.read((int) entry.bytes(), entry.name());
        left = 0;
        return bytes;
    }

    private void skip(long bytes) {
        try {
            content.stream().skipNBytes(bytes);
        } catch (IOException e) {
            throw Unpacked.failure(file, e);
        }
    }

    private static boolean isEmpty(byte[] header) {
        for (byte b : header) {
            if (b != 0) return false;
        }
        return true;
    }

    private void checkSum(byte[] header) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        if (sum != octal(header, 148, 8))
            throw new DataException(
                    file + ": this is not a tar archive, or it is damaged (a header's checksum is wrong).");
    }

    private long octal(byte[] header, int from, int length) {
        String text = text(header, from, length).strip();
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text, 8);
        } catch (NumberFormatException e) {
            throw new DataException(
                    file + ": this is not a tar archive, or it is damaged (a header holds no octal number).", e);
        }
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) end++;
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        content.close();
    }
}
