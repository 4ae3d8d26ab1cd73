package cairn.tensor;

/// What the sum over a window is divided by in average pooling.
///
/// @param countsPadding whether places in the padding count as zeros of the window. PyTorch: `count_include_pad`
/// @param number what to divide by in every case, whatever counts; 0 for the number of places that count. PyTorch: `divisor_override`
public record Divisor(boolean countsPadding, int number) {
    /// The window's places inside the padded input: the default.
    public static final Divisor ALL = new Divisor(true, 0);

    /// The window's places inside the input. PyTorch: `count_include_pad=False`.
    public static final Divisor INSIDE = new Divisor(false, 0);

    /// A number of one's own.
    ///
    /// @param number not 0
    public static Divisor of(int number) {
        if (number == 0) throw new IllegalArgumentException("Divisor: must not be 0.");
        return new Divisor(true, number);
    }

    /// The expression that makes it: `Divisor.INSIDE`.
    @Override
    public String toString() {
        if (number != 0) return "Divisor.of(" + number + ")";
        return countsPadding ? "Divisor.ALL" : "Divisor.INSIDE";
    }
}
