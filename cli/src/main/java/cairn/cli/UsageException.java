package cairn.cli;

/// A command line that asks for something impossible. The message is the one sentence the user reads; the exit code is 2.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /// The sentence of `cause`.
    UsageException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
