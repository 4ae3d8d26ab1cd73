package cairn.metrics;

/// The mean and variance of a stream of numbers in one pass, such as the scores of the folds of a cross-validation.
///
/// Welford's update, merged by Chan, Golub and LeVeque's rule, so that a mean far from zero costs no digits.
public final class RunningVariance {
    private long count;
    private double mean;
    private double squares; // Σ (xᵢ − mean)²

    /// A spread of no values yet.
    public RunningVariance() {}

    /// Adds one value.
    public void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    /// Adds all that `other` has seen, which stays as it is.
    public void merge(RunningVariance other) {
        if (other.count == 0) return;
        long total = count + other.count;
        double delta = other.mean - mean;
        double share = (double) other.count / total;
        squares += other.squares + delta * delta * share * count;
        mean = count == 0 ? other.mean : mean + delta * share;
        count = total;
    }

    /// How many values were added.
    public long count() {
        return count;
    }

    /// The mean of the values.
    ///
    /// @throws IllegalStateException if there are none yet
    public double mean() {
        if (count == 0) throw NoSamples.of("mean");
        return mean;
    }

    /// The mean squared distance from the mean: `Σ (xᵢ − x̄)² / n`. NumPy: `var`.
    ///
    /// @throws IllegalStateException if there are no values yet
    public double variance() {
        if (count == 0) throw NoSamples.of("variance");
        return squares / count;
    }

    /// The unbiased estimate from a sample: `Σ (xᵢ − x̄)² / (n − 1)`, NaN for a single value. PyTorch: `var`.
    ///
    /// @throws IllegalStateException if there are no values yet
    public double sampleVariance() {
        if (count == 0) throw NoSamples.of("variance");
        return squares / (count - 1);
    }

    /// The mean with its standard deviation from the sample, for a log line.
    @Override
    public String toString() {
        return count == 0 ? "no values" : mean + " ± " + Math.sqrt(sampleVariance());
    }
}
