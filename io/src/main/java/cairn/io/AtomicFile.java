package cairn.io;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Writes files so that a reader, a crash or a full disk sees the old content or the new, never a part.
///
/// The content goes to a hidden file in the same folder, is forced to the disk, and takes its place by one rename. If anything fails the old
/// file is intact and the hidden one is gone; what a killed process left behind is removed by a later write to the folder. A symbolic link
/// stays: the file it points to is replaced. A device or a pipe is written to as it is. An interrupt of the thread does not cut the writing short.
///
/// ```java
/// AtomicFile.write(Path.of("weights.csv"), out -> out.write(bytes));
/// ```
public final class AtomicFile {
    private static final String PREFIX = ".cairn-";
    private static final String SUFFIX = ".tmp";
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private AtomicFile() {}

    /// What a file is to contain.
    @FunctionalInterface
    public interface Content {
        /// Writes the content. The stream is not buffered and need not be closed.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Replaces `file`, or creates it.
    ///
    /// @throws FileException if it cannot be written; whatever `content` throws that is not an [IOException] passes through
    public static void write(Path file, Content content) {
        try {
            Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            if (folder == null || Files.isDirectory(target)) throw new IOException("there is a folder of that name");
            if (!Files.isDirectory(folder)) throw new NoSuchFileException(folder.toString());
            if (!Files.exists(target) || Files.isRegularFile(target)) replace(target, folder, content);
            else into(target, content);
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    /// Replaces `file`, or creates it, with text in UTF-8.
    ///
    /// @throws FileException if it cannot be written
    public static void writeText(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void replace(Path target, Path folder, Content content) throws IOException {
        Path temporary = folder.resolve(PREFIX + random() + SUFFIX);
        try {
            fill(temporary, content);
            move(temporary, target);
        } catch (Throwable e) {
            discard(temporary, e);
            throw e;
        }
        force(folder);
        removeLeftovers(folder);
    }

    /// Writes to a device or a pipe, such as `/dev/stdout`, which must stay what it is.
    private static void into(Path target, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            content.writeTo(out);
        }
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static void fill(Path temporary, Content content) throws IOException {
        // NOTE: no FileChannel, which an interrupt closes; a checkpoint must survive the interrupt that asked for it
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            content.writeTo(new Open(out));
            out.getFD().sync();
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary, Throwable reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// Forces the rename to the disk, where the system can open a folder.
    private static void force(Path folder) {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            return; // Windows cannot, and need not: its file system keeps renames in order by itself
        }
    }

    /// Removes hidden files that nobody has written to for so long that their writer must have been killed.
    private static void removeLeftovers(Path folder) {
        FileTime before = FileTime.from(Instant.now().minus(LEFT_BEHIND));
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : hidden)
                if (Files.getLastModifiedTime(file).compareTo(before) < 0) Files.deleteIfExists(file);
        } catch (IOException | DirectoryIteratorException e) {
            return; // the file itself is written; the next write tries again
        }
    }

    /// A stream that stays open when its user closes it, so that it can be forced to the disk.
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
