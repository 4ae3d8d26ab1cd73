package cairn.data.source;

import cairn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file a download grows in: `<name>.part`, and beside it `<name>.part.tag`, the mark by which the server knows that it still
/// publishes the same version. Both survive a crash, so that the download can go on; both are gone once the file is complete.
final class PartFile implements AutoCloseable {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private final Path target;
    private final Path part;
    private final Path tag;
    private final FileChannel channel;
    private final FileLock lock;

    private PartFile(Path target, Path part, FileChannel channel, FileLock lock) {
        this.target = target;
        this.part = part;
        this.tag = part.resolveSibling(part.getFileName() + ".tag");
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens or creates the part file of `target` for this process alone.
    static PartFile open(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        var channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            // NOTE: the locked byte lies beyond the end; on Windows a locked byte cannot be read through another
            // channel.
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) return new PartFile(target, part, channel, lock);
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it: the same answer as another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new DataException(part + ": another download is writing this file; wait for it to finish.");
    }

    long size() throws IOException {
        return channel.size();
    }

    /// The mark of the version these bytes belong to; null if there is none, and then the bytes cannot be continued.
    @Nullable
    String tag() throws IOException {
        if (!Files.exists(tag)) return null;
        String text = new String(Files.readAllBytes(tag), StandardCharsets.ISO_8859_1).strip();
        return PRINTABLE.matcher(text).matches() ? text : null;
    }

    /// Starts from nothing, for the version with this mark.
    void restart(@Nullable String newTag) throws IOException {
        channel.truncate(0);
        if (newTag == null) Files.deleteIfExists(tag);
        else Files.writeString(tag, newTag);
    }

    void append(byte[] bytes, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        channel.position(channel.size());
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    String sha256() throws IOException {
        channel.position(0);
        // NOTE: not closed, closing the stream would close the channel and release the lock.
        return Sha256.of(Channels.newInputStream(channel));
    }

    /// Forces the bytes to disk and gives them their real name in one step.
    void complete() throws IOException {
        channel.force(true);
        lock.release();
        channel.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
        Files.deleteIfExists(tag);
        forceFolder();
    }

    private void forceFolder() {
        try (var folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the rename itself is what counts.
        }
    }

    /// Releases the file. What cannot be continued is removed.
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) return;
        boolean useless = channel.size() == 0 || tag() == null;
        channel.close();
        if (useless) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(tag);
        }
    }
}
