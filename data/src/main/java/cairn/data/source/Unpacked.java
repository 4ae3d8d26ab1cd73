package cairn.data.source;

import cairn.data.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The content of a file, gunzipped where the file is gzip (decided by its first two bytes, not by its name), read with the failures
/// turned into sentences.
final class Unpacked implements AutoCloseable {
    /// Deflate cannot expand by more than this factor, so a small file that promises more content lies.
    private static final long MAX_EXPANSION = 1032;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final long maxBytes;

    private Unpacked(Path file, InputStream in, long maxBytes) {
        this.file = file;
        this.in = in;
        this.maxBytes = maxBytes;
    }

    static Unpacked open(Path file) {
        try {
            long size = Files.size(file);
            var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
            if (!startsAsGzip(raw)) return new Unpacked(file, raw, size);
            return new Unpacked(file, gunzip(raw), Math.multiplyExact(size, MAX_EXPANSION));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static boolean startsAsGzip(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip;
    }

    private static InputStream gunzip(InputStream raw) throws IOException {
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /// An upper bound of the bytes in here, known before any is read: what a header promises is held against it before memory is
    /// allocated.
    long maxBytes() {
        return maxBytes;
    }

    InputStream stream() {
        return in;
    }

    /// The next `n` bytes; `what` names them when the file ends before.
    byte[] read(int n, String what) {
        try {
            byte[] bytes = in.readNBytes(n);
            if (bytes.length < n)
                throw cutShort(file, what + " needs " + n + " bytes but only " + bytes.length + " are left");
            return bytes;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// Fails if anything follows. Reading to the very end is also what makes gzip check its checksum.
    void expectEnd(String what) {
        try {
            if (in.read() >= 0) throw new DataException(file + ": there are more bytes than " + what + ".");
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static DataException cutShort(Path file, String why) {
        return new DataException(file + ": the file is cut short, " + why + ".");
    }

    static DataException failure(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> new DataException(file + ": there is no such file.", missing);
            case EOFException end ->
                new DataException(file + ": the file is cut short, its gzip data ends too early.", end);
            case ZipException zip ->
                new DataException(
                        file + ": the file is damaged, its gzip data cannot be unpacked (" + zip.getMessage() + ").",
                        zip);
            default -> new DataException(file + ": the file cannot be read (" + reason(e) + ").", e);
        };
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
