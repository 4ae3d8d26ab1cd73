package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;

/// Pieces of a time series, each with the values that follow it as its target.
///
/// ```java
/// Tensor passengers = Csv.column(file, "Passengers");             // [144]
/// Dataset windows = TimeWindows.of(passengers, 12, 1);            // x[132, 12, 1], y[132, 1]
/// List<Dataset> parts = Split.inOrder(windows, 0.67, 0.33);       // the past to learn from, the future to be judged by
/// ```
public final class TimeWindows {
    private TimeWindows() {}

    /// Every window of `length` steps that is followed by `ahead` more.
    ///
    /// Shape: series `[steps]` or `[steps, features] → x[N, length, features]`, `y[N, ahead · features]`, N = steps − length − ahead + 1.
    ///
    /// @param length steps that are known, at least 1
    /// @param ahead steps to predict, at least 1
    /// @throws ShapeException if the series is too short for one window
    public static Dataset of(Tensor series, int length, int ahead) {
        if (length < 1 || ahead < 1)
            throw new IllegalArgumentException(
                    "TimeWindows: length and ahead must be at least 1, got %d and %d.".formatted(length, ahead));
        if (series.rank() < 1 || series.rank() > 2 || series.size(0) < length + ahead)
            throw ShapeException.of(
                    "TimeWindows",
                    "a series [steps] or [steps, features] with at least %d + %d steps is expected"
                            .formatted(length, ahead),
                    series.shape());
        int features = series.rank() == 2 ? series.size(1) : 1;
        int n = series.size(0) - length - ahead + 1;
        float[] values = series.to(DType.F32).toFloatArray();
        float[] x = new float[n * length * features];
        float[] y = new float[n * ahead * features];
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, i * features, x, i * length * features, length * features);
            System.arraycopy(values, (i + length) * features, y, i * ahead * features, ahead * features);
        }
        DataInfo info = DataInfo.numbers("time windows", Shape.of(length, features), List.of());
        return TensorDataset.wrap(x, y, ahead * features, info);
    }
}
