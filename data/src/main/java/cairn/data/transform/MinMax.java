package cairn.data.transform;

import cairn.data.Dataset;
import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The range `[min, max]` onto `[0, 1]`: `y = (x − min[c]) / (max[c] − min[c])`, per feature of a table or channel of an image. Values
/// outside the range leave `[0, 1]`. A channel with max = min is only shifted, to 0.
///
/// Shape: `[N, C, …] → [N, C, …]`; one min and one max serve any shape. scikit-learn: `MinMaxScaler`.
///
/// @param min one value per channel, or one for all
/// @param max as many, none below its min
public record MinMax(List<Float> min, List<Float> max) implements Transform {
    /// Copies the lists and checks them.
    public MinMax {
        min = List.copyOf(min);
        max = List.copyOf(max);
        if (min.isEmpty() || min.size() != max.size()) {
            throw new IllegalArgumentException(
                    "MinMax: as many minima as maxima are needed, got %d and %d.".formatted(min.size(), max.size()));
        }
        for (int c = 0; c < min.size(); c++) {
            if (!(min.get(c) <= max.get(c))) {
                throw new IllegalArgumentException(
                        "MinMax: max must not be below min, got [%s, %s].".formatted(min.get(c), max.get(c)));
            }
        }
    }

    /// The extremes of a dataset's inputs: per feature of `[features]`, per channel of `[channels, height, width]`, one for all of other
    /// shapes. Fit on the training part only.
    public static MinMax fit(Dataset dataset) {
        Statistics statistics = Statistics.of(dataset);
        return new MinMax(statistics.min(), statistics.max());
    }

    @Override
    public Tensor apply(Tensor batch) {
        return Channels.affine("MinMax", batch, min, range());
    }

    private List<Float> range() {
        var range = new ArrayList<Float>();
        for (int c = 0; c < min.size(); c++) {
            float width = max.get(c) - min.get(c);
            range.add(width > 0 ? width : 1);
        }
        return range;
    }

    @Override
    public Shape outputShape(Shape sample) {
        return sample;
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "MinMax", Map.of("min", Transforms.doubles(min), "max", Transforms.doubles(max)), List.of());
    }
}
