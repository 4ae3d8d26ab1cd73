package cairn.train;

import cairn.data.transform.Normalize;
import cairn.tensor.Tensor;
import java.util.List;

/// Numbers to predict, brought to mean 0 and standard deviation 1 for the loss, and predictions brought back.
///
/// Losses and learning rates suit numbers around 1. A network that is asked for prices of 400,000 takes thousands of steps to
/// reach their mean alone; one that is asked for `(y − mean) / std` learns at once, and says `ŷ · std + mean`.
///
/// Shape: `[N, K] → [N, K]` with one mean and deviation per column, or any shape with one of each.
public final class TargetScaling {
    private final Normalize statistics;
    private final Tensor mean; // [K]
    private final Tensor std; // [K]

    /// A scaling by these statistics.
    public TargetScaling(Normalize statistics) {
        this.statistics = statistics;
        this.mean = row(statistics.mean());
        this.std = row(statistics.std());
    }

    private static Tensor row(List<Float> values) {
        float[] row = new float[values.size()];
        for (int i = 0; i < row.length; i++) row[i] = values.get(i);
        return Tensor.of(row);
    }

    /// The means and deviations.
    public Normalize statistics() {
        return statistics;
    }

    /// Targets as the loss sees them.
    Tensor scaled(Tensor y) {
        return y.sub(mean).div(std);
    }

    /// A network's outputs in the unit of the targets.
    Tensor unscaled(Tensor output) {
        return output.mul(std).add(mean);
    }

    @Override
    public String toString() {
        return "TargetScaling(mean=" + statistics.mean() + ", std=" + statistics.std() + ")";
    }
}
