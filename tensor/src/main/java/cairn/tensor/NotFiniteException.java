package cairn.tensor;

/// Thrown where a number that must be finite is infinite or NaN.
public final class NotFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final float value;

    /// An exception about element number `index`, which is `value`.
    public NotFiniteException(int index, float value) {
        super("requireFinite: element %d is %s".formatted(index, value));
        this.value = value;
    }

    /// The number that is not finite.
    public float value() {
        return value;
    }
}
