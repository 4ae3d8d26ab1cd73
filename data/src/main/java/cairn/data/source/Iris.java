package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.TrainTest;

/// 150 iris flowers of three species, measured in four places, part of this library (Fisher, 1936; UCI Machine Learning Repository,
/// CC BY 4.0).
///
/// Shape: `x[150, 4]` in cm, `y[150]`: setosa, versicolor, virginica. scikit-learn: `load_iris`.
public final class Iris {
    private Iris() {}

    /// All of them.
    public static Dataset all() {
        return Csv.of("iris", Embedded.text("iris.csv"), CsvOptions.defaults()).dataset();
    }

    /// Four fifths to learn from, one fifth to be judged by, every species equally frequent in both. Always the same split.
    public static TrainTest load() {
        return Standard.split(all());
    }
}
