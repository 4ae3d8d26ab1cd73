package cairn.train;

import cairn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// A file of JSON lines that only grows. Lines wait in memory until [#flush], so that a training seldom touches the disk.
///
/// What is written here is for looking at. A full disk therefore ends the file, never the training.
final class LineFile {
    private final Path file;
    private final StringBuilder waiting = new StringBuilder();
    private boolean broken;

    LineFile(Path file) {
        this.file = file;
    }

    synchronized void add(Map<String, ?> line) {
        if (!broken) waiting.append(Json.write(line)).append('\n');
    }

    /// Appends what waits in one write.
    synchronized void flush() {
        if (waiting.isEmpty()) return;
        try {
            Files.writeString(file, waiting, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            broken = true;
        }
        waiting.setLength(0);
    }
}
