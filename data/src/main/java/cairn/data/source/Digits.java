package cairn.data.source;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.tensor.Shape;

/// 1,797 handwritten digits, 8×8 grey, part of this library (Alpaydin and Kaynak, 1998; UCI Machine Learning Repository, CC BY 4.0).
///
/// Shape: `x[N, 1, 8, 8]` in `[0, 1]`, sixteen steps of grey, `y[N]` from 0 to 9. scikit-learn: `load_digits`, whose values are 16 times
/// as large.
public final class Digits {
    private static final int COUNT = 1797;
    private static final int SIDE = 8;
    private static final int WHITE = 16;

    private Digits() {}

    /// All of them.
    public static Dataset all() {
        var pixels = new byte[COUNT * SIDE * SIDE];
        var labels = new long[COUNT];
        int[] row = {0};
        Embedded.text("digits.csv.gz").forEach(cells -> {
            int i = row[0]++;
            for (int j = 0; j < SIDE * SIDE; j++) pixels[i * SIDE * SIDE + j] = Byte.parseByte(cells.cell(j));
            labels[i] = Long.parseLong(cells.cell(SIDE * SIDE));
        });
        return ImageDataset.wrap(
                pixels, labels, WHITE, DataInfo.classes("digits", Shape.of(1, SIDE, SIDE), Mnist.FAMILY.classNames()));
    }

    /// Four fifths to learn from, one fifth to be judged by, every digit equally frequent in both. Always the same split.
    public static TrainTest load() {
        return Standard.split(all());
    }
}
