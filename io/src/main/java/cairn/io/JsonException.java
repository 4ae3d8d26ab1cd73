package cairn.io;

/// Text that is not the JSON expected. The message is one sentence with the line and the column, both counted from 1.
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// The sentence the user reads.
    public JsonException(String message) {
        super(message);
    }

    /// The message as part of a longer sentence.
    String clause() {
        return String.valueOf(getMessage()).replaceFirst("\\.$", "");
    }
}
