package cairn.data;

import org.jspecify.annotations.Nullable;

/// Data that is missing, damaged, or not what its name says. The message is one sentence that names the file (and the line and column
/// where there is one), what was found and what was expected.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The sentence the user reads.
    public DataException(String message) {
        super(message);
    }

    /// The sentence the user reads, and what the Java library said.
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
