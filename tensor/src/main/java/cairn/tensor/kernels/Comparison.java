package cairn.tensor.kernels;

/// The six comparisons, each by its answer in the four situations two numbers can be in.
public enum Comparison {
    EQ(false, true, false, false),
    NE(true, false, true, true),
    LT(true, false, false, false),
    LE(true, true, false, false),
    GT(false, false, true, false),
    GE(false, true, true, false);

    private final boolean less;
    private final boolean equal;
    private final boolean greater;
    private final boolean unordered; // a or b is NaN

    Comparison(boolean less, boolean equal, boolean greater, boolean unordered) {
        this.less = less;
        this.equal = equal;
        this.greater = greater;
        this.unordered = unordered;
    }

    /// The answer for two floats.
    public boolean at(float a, float b) {
        return a < b ? less : a > b ? greater : a == b ? equal : unordered;
    }

    /// The answer for two integers.
    public boolean at(long a, long b) {
        return a < b ? less : a > b ? greater : equal;
    }
}
