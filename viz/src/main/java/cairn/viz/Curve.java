package cairn.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A line of points, such as the loss of a run by epoch.
///
/// @param name what the legend calls it
/// @param x the horizontal places, rising
/// @param y one value per place; NaN where there is none
public record Curve(String name, List<Double> x, List<Double> y) {
    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if they differ in length or are empty
    public Curve {
        if (x.size() != y.size() || x.isEmpty())
            throw new IllegalArgumentException("curve %s: needs one y per x and at least one, got %d x and %d y."
                    .formatted(name, x.size(), y.size()));
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /// Over the places 1, 2, 3, …: one value per epoch.
    public static Curve perEpoch(String name, double... y) {
        return new Curve(
                name,
                IntStream.rangeClosed(1, y.length).mapToObj(i -> (double) i).toList(),
                DoubleStream.of(y).boxed().toList());
    }

    /// The moving average `m ← s·m + (1 − s)·y`, divided by `1 − sⁿ` so that the first values are not drawn to zero. NaN and infinite
    /// values stay and do not count.
    ///
    /// @param s in [0, 1); 0 changes nothing
    public Curve smoothed(double s) {
        List<Double> out = new ArrayList<>();
        double mean = 0;
        double weight = 1;
        for (double v : y) {
            if (Double.isFinite(v)) {
                mean = s * mean + (1 - s) * v;
                weight *= s;
            }
            out.add(Double.isFinite(v) ? mean / (1 - weight) : v);
        }
        return new Curve(name, x, out);
    }

    /// This without what a plot cannot show: infinite values, and on logarithmic axes those that are not positive, become NaN.
    Curve shown(boolean logY) {
        return new Curve(
                name,
                x,
                y.stream()
                        .map(v -> Double.isFinite(v) && (!logY || v > 0) ? v : Double.NaN)
                        .toList());
    }

    boolean isBlank() {
        return y.stream().allMatch(v -> v.isNaN());
    }
}
