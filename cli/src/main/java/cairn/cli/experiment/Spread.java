package cairn.cli.experiment;

import cairn.metrics.RunningVariance;
import java.util.Collection;
import java.util.List;

/// What several runs gave.
///
/// @param values one per run
public record Spread(List<Double> values) {
    /// Copies the list.
    public Spread {
        values = List.copyOf(values);
    }

    /// What some runs gave.
    public static Spread of(Collection<Double> values) {
        return new Spread(List.copyOf(values));
    }

    private RunningVariance all() {
        RunningVariance v = new RunningVariance();
        values.forEach(v::add);
        return v;
    }

    /// Their mean.
    public double mean() {
        return all().mean();
    }

    /// Their standard deviation (n − 1); 0 for a single run.
    public double std() {
        return values.size() < 2 ? 0 : Math.sqrt(all().sampleVariance());
    }

    /// How many runs there were.
    public int runs() {
        return values.size();
    }
}
