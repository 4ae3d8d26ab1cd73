package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.TrainTest;

/// 178 wines of three cultivars, 13 chemical measures each, part of this library (Aeberhard and Forina, 1992; UCI Machine Learning
/// Repository, CC BY 4.0). The measures differ in size by a factor of 10,000: normalise them.
///
/// Shape: `x[178, 13]`, `y[178]` from 0 to 2. scikit-learn: `load_wine`.
public final class Wine {
    private Wine() {}

    /// All of them.
    public static Dataset all() {
        return Csv.of("wine", Embedded.text("wine.csv"), CsvOptions.defaults()).dataset();
    }

    /// Four fifths to learn from, one fifth to be judged by, every cultivar equally frequent in both. Always the same split.
    public static TrainTest load() {
        return Standard.split(all());
    }
}
