package cairn.metrics;

/// The weighted mean of a stream of numbers, such as the loss of an epoch: `Σ wᵢ·xᵢ / Σ wᵢ`.
///
/// ```java
/// var loss = new RunningMean();
/// loss.add(batchLoss, batchSize);   // a mean over batchSize samples
/// double epochLoss = loss.mean();
/// ```
///
/// The sum is compensated (Neumaier 1974), so a million small terms lose nothing. A NaN or an infinite value is not refused: it shows
/// in the mean.
public final class RunningMean {
    private double sum;
    private double lost; // what rounding took from sum
    private long count;

    /// A mean of no values yet.
    public RunningMean() {}

    /// Adds one value.
    public void add(double value) {
        add(value, 1);
    }

    /// Adds the mean of `count` values.
    ///
    /// @param count how many values `mean` stands for, ≥ 0; 0 adds nothing
    public void add(double mean, long count) {
        if (count < 0) throw new IllegalArgumentException("mean: count must not be negative, got " + count + ".");
        if (count == 0) return;
        accumulate(mean * count);
        this.count += count;
    }

    /// Adds all that `other` has seen, which stays as it is.
    public void merge(RunningMean other) {
        double otherLost = other.lost;
        count += other.count;
        accumulate(other.sum);
        lost += otherLost;
    }

    /// The mean of all values.
    ///
    /// @throws IllegalStateException if there are none yet; [#count()] tells
    public double mean() {
        if (count == 0) throw NoSamples.of("mean");
        return sum() / count;
    }

    /// The sum of all values.
    public double sum() {
        return Double.isFinite(sum) ? sum + lost : sum; // NOTE: once the sum is infinite, what was lost is NaN
    }

    /// How many values were added.
    public long count() {
        return count;
    }

    /// The mean and the count, for a log line.
    @Override
    public String toString() {
        return count == 0 ? "no values" : mean() + " (" + count + " values)";
    }

    private void accumulate(double x) {
        double next = sum + x;
        lost += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
}
