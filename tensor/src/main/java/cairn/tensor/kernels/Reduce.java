package cairn.tensor.kernels;

/// The ways to fold many numbers into one.
public enum Reduce {
    SUM(0f),
    PROD(1f),
    /// NaN if any element is.
    MAX(Float.NEGATIVE_INFINITY),
    /// NaN if any element is.
    MIN(Float.POSITIVE_INFINITY);

    private final float identity;

    Reduce(float identity) {
        this.identity = identity;
    }

    /// The value of an empty fold.
    public float identity() {
        return identity;
    }

    /// One step of the fold.
    public float fold(float a, float b) {
        return switch (this) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }
}
