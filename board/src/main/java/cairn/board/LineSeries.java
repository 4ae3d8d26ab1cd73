package cairn.board;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The numbers in a file of JSON lines that grows while it is read.
///
/// A line counts once its end has been written; until then it is left for the next time. A line that is no object is passed over. A file
/// that became another one, or shorter, is read from its beginning.
final class LineSeries {
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 22;

    private final Path file;
    private final Rows rows;
    private final FlatLines lines = new FlatLines();
    private byte[] part = new byte[0]; // of a line whose end is still to come
    private @Nullable Object identity;
    private long position;

    /// @param key the number that orders lines: `epoch`, `step`
    LineSeries(Path file, String key) {
        this.file = file;
        this.rows = new Rows(key);
    }

    /// What there is, after reading what is new.
    Rows read() {
        BasicFileAttributes a = RunFiles.look(file);
        if (a == null) {
            restart();
            return rows;
        }
        if (a.size() < position || !Objects.equals(identity, a.fileKey())) restart();
        identity = a.fileKey();
        if (a.size() > position) {
            try (SeekableByteChannel channel = Files.newByteChannel(file, LinkOption.NOFOLLOW_LINKS)) {
                channel.position(position);
                readOn(channel);
            } catch (IOException e) {
                return rows; // what could be read; the rest next time
            }
        }
        return rows;
    }

    /// Floats held in memory, about.
    long weight() {
        return rows.weight();
    }

    private void restart() {
        rows.clear();
        part = new byte[0];
        position = 0;
    }

    private void readOn(SeekableByteChannel channel) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int n; (n = channel.read(ByteBuffer.wrap(chunk))) > 0; ) {
            position += n;
            take(chunk, n);
        }
    }

    private void take(byte[] chunk, int n) {
        byte[] all = chunk;
        int end = n;
        if (part.length > 0) {
            all = Arrays.copyOf(part, part.length + n);
            System.arraycopy(chunk, 0, all, part.length, n);
            end = all.length;
        }
        int from = 0;
        for (int i = Math.max(0, end - n); i < end; i++)
            if (all[i] == '\n') {
                line(all, from, i - from);
                from = i + 1;
            }
        part = end - from > LONGEST_LINE ? new byte[0] : Arrays.copyOfRange(all, from, end);
    }

    private void line(byte[] bytes, int from, int length) {
        rows.begin();
        if (lines.read(bytes, from, length, rows::put)) rows.end();
    }
}
