package cairn.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that is missing, damaged, not what its name says, or cannot be written. The message is one sentence that names the file, what was
/// found and what was expected.
public final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The sentence the user reads.
    public FileException(String message) {
        super(message);
    }

    /// The sentence the user reads, and what the Java library said.
    public FileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// What is wrong with the content of `file`.
    static FileException malformed(Object file, Malformed e) {
        return new FileException(file + ": " + e.getMessage() + ".", e);
    }

    /// What the Java library said while `file` was read.
    static FileException reading(Object file, IOException e) {
        return switch (e) {
            case NoSuchFileException none -> new FileException(file + ": there is no such file.", none);
            case AccessDeniedException no -> new FileException(file + ": the file may not be read.", no);
            case EOFException end -> new FileException(file + ": the file is cut short.", end);
            default -> new FileException(file + ": the file cannot be read (" + reason(e) + ").", e);
        };
    }

    /// What the Java library said while `file` was written.
    static FileException writing(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException none -> new FileException(file + ": the folder does not exist.", none);
            case AccessDeniedException no -> new FileException(file + ": the folder may not be written to.", no);
            default ->
                new FileException(
                        file + ": the file cannot be written (" + reason(e) + "); what was there before is unchanged.",
                        e);
        };
    }

    private static String reason(IOException e) {
        String said = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
