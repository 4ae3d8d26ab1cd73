package cairn.data.source;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.ImageDataset;
import cairn.data.TrainTest;
import cairn.data.source.CsvText.Row;
import cairn.tensor.Shape;
import java.util.List;

/// 1,797 handwritten digits, 8×8 grey, part of this library (Alpaydin and Kaynak, 1998; UCI Machine Learning Repository, CC BY 4.0).
///
/// Shape: `x[N, 1, 8, 8]` in `[0, 1]`, sixteen steps of grey, `y[N]` from 0 to 9. scikit-learn: `load_digits`, whose values are 16 times
/// as large.
public final class Digits {
    private static final int SIDE = 8;
    private static final int WHITE = 16;

    private Digits() {}

    /// All of them.
    public static Dataset all() {
        List<Row> rows = Embedded.text("digits.csv.gz").rows();
        byte[] pixels = new byte[rows.size() * SIDE * SIDE];
        long[] labels = new long[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            List<String> cells = rows.get(i).cells();
            for (int j = 0; j < SIDE * SIDE; j++) pixels[i * SIDE * SIDE + j] = Byte.parseByte(cells.get(j));
            labels[i] = Long.parseLong(cells.get(SIDE * SIDE));
        }
        return ImageDataset.wrap(
                pixels, labels, WHITE, DataInfo.classes("digits", Shape.of(1, SIDE, SIDE), Mnist.FAMILY.classNames()));
    }

    /// Four fifths to learn from, one fifth to be judged by, every digit equally frequent in both. Always the same split.
    public static TrainTest load() {
        return Standard.split(all());
    }
}
