package cairn.data.source;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.TensorDataset;
import cairn.data.TrainTest;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import java.util.List;

/// Points in the unit square that lie inside or outside a disc of half its area.
///
/// Points are uniform in `[0, 1]²`; the class is 1 where `(x₁ − ½)² + (x₂ − ½)² < 1/(2π)`.
///
/// Shape: `x[n, 2]`, `y[n]`: 0 outside, 1 inside.
public final class Disc {
    private static final double RADIUS_SQUARED = 1 / (2 * Math.PI);
    private static final int STANDARD_SIZE = 1000;

    private Disc() {}

    /// `n` points, the same for the same seed.
    ///
    /// @param n at least 1
    public static Dataset of(int n, long seed) {
        if (n < 1) throw new IllegalArgumentException("Disc: there must be at least 1 point, got " + n + ".");
        Rng rng = Rng.of(seed);
        float[] x = new float[2 * n];
        long[] y = new long[n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = rng.nextFloat();
            x[2 * i + 1] = rng.nextFloat();
            y[i] = isInside(x[2 * i], x[2 * i + 1]) ? 1 : 0;
        }
        var info = DataInfo.classes("disc", Shape.of(2), List.of("outside", "inside"));
        return TensorDataset.wrap(x, y, info);
    }

    private static boolean isInside(double x1, double x2) {
        return (x1 - 0.5) * (x1 - 0.5) + (x2 - 0.5) * (x2 - 0.5) < RADIUS_SQUARED;
    }

    /// 1,000 points to learn from and 1,000 others to be judged by.
    public static TrainTest load() {
        return new TrainTest(of(STANDARD_SIZE, 1), of(STANDARD_SIZE, 2));
    }
}
