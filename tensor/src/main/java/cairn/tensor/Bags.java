package cairn.tensor;

import org.jspecify.annotations.Nullable;

/// How the rows of a table that are looked up together are put together.
///
/// @param mode what becomes of the rows of a bag; default their sum
/// @param padding the number of a row that counts for nothing and gets no gradient, from the end if negative; null for none, the default
/// @param includesLastOffset whether the offsets end with where the last bag ends; default false
/// @param scaleGradByFreq whether the gradient of a row is divided by how often it was looked up; default false
public record Bags(Mode mode, @Nullable Integer padding, boolean includesLastOffset, boolean scaleGradByFreq) {
    private static final Bags DEFAULTS = new Bags(Mode.SUM, null, false, false);

    /// What becomes of the rows of a bag. A bag without rows is 0.
    public enum Mode {
        SUM,
        MEAN,
        /// The greatest element of each column; the gradient goes to the first row that has it.
        MAX
    }

    public Bags {
        if (scaleGradByFreq && mode == Mode.MAX)
            throw new IllegalArgumentException(
                    "embeddingBag: gradients of maxima cannot be divided by how often a row was looked up.");
    }

    /// Sums.
    public static Bags defaults() {
        return DEFAULTS;
    }

    /// These options with another mode.
    public Bags mode(Mode to) {
        return new Bags(to, padding, includesLastOffset, scaleGradByFreq);
    }

    /// These options with a row that counts for nothing; null for none.
    public Bags padding(@Nullable Integer to) {
        return new Bags(mode, to, includesLastOffset, scaleGradByFreq);
    }

    /// These options with or without the end of the last bag among the offsets.
    public Bags includesLastOffset(boolean to) {
        return new Bags(mode, padding, to, scaleGradByFreq);
    }

    /// These options with gradients divided by how often a row was looked up, or not.
    public Bags scaleGradByFreq(boolean to) {
        return new Bags(mode, padding, includesLastOffset, to);
    }
}
