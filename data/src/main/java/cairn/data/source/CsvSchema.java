package cairn.data.source;

import cairn.data.DataInfo;
import cairn.data.Task;
import cairn.tensor.Shape;
import java.util.List;

/// Everything that was learned from a CSV file about its columns. It is plain data: saved with a run, it makes the rows of another file
/// into the same features.
///
/// @param format how the cells are written
/// @param features the columns that become inputs, in the order of the features
/// @param target the column to predict; its levels are the class names
/// @param task whether the target is a class or a number
public record CsvSchema(CsvFormat format, List<CsvColumn> features, CsvColumn target, Task task) {
    /// Copies the list.
    public CsvSchema {
        features = List.copyOf(features);
    }

    /// The number of input features.
    public int width() {
        return features.stream().mapToInt(CsvColumn::width).sum();
    }

    /// What is known about a dataset of this kind.
    DataInfo info(String name) {
        List<String> names =
                features.stream().flatMap(c -> c.featureNames().stream()).toList();
        return new DataInfo(name, task, Shape.of(width()), target.levels(), names, List.of());
    }
}
