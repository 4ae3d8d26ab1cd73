package cairn.data.source;

import cairn.data.Dataset;
import cairn.data.TrainTest;

/// 506 quarters of Boston in 1970 and the median value of their houses in 1,000 USD, part of this library (Harrison and Rubinfeld, 1978;
/// StatLib). For comparing methods with textbooks only: one of its columns encodes race.
///
/// Shape: `x[506, 13]`, `y[506, 1]` from 5 to 50.
public final class BostonHousing {
    private BostonHousing() {}

    /// All of them.
    public static Dataset all() {
        return Csv.of("boston", Embedded.text("boston.csv"), CsvOptions.defaults())
                .dataset();
    }

    /// Four fifths to learn from, one fifth to be judged by. Always the same split.
    public static TrainTest load() {
        return Standard.split(all());
    }
}
