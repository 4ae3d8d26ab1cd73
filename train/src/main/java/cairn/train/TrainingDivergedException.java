package cairn.train;

/// The loss or a gradient is no longer a number. The message says where it happened first and what usually helps.
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingDivergedException(String message) {
        super(message);
    }
}
