package cairn.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write to a run folder, until it is closed or the process ends, however it ends. A second training that would write to the
/// same folder is refused. Held by the operating system's lock on the file `.lock`.
public final class RunClaim implements AutoCloseable {
    private final FileChannel channel;

    private RunClaim(FileChannel channel) {
        this.channel = channel;
    }

    static RunClaim of(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) return new RunClaim(channel);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The run folder " + folder + " could not be locked: " + e.getMessage(), e);
        }
        throw new IllegalStateException(
                "Another training is writing to " + folder + "; wait for its end, stop it, or choose another folder.");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this process
        }
    }

    /// Gives the folder free.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A run folder could not be unlocked: " + e.getMessage(), e);
        }
    }
}
