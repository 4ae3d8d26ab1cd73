package cairn.nn.loss;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// How often each class is among the labels of its row: `y[n, c]`. The labels of a row end at the first −1.
///
/// @param labels contiguous `I64` `[N, C]`
record LabelCounts(View labels, View y) implements Launch {
    @Override
    public void run() {
        float[] counts = y.buffer().floats();
        Arrays.fill(counts, y.start(), y.start() + y.numel(), 0);
        for (int row = 0; row < labels.size(0); row++) count(row, counts);
    }

    private void count(int row, float[] counts) {
        int classes = labels.size(1);
        for (int i = 0; i < classes; i++) {
            long label = labels.buffer().longs()[labels.start() + row * classes + i];
            if (label == -1) return;
            if (label < 0 || label >= classes)
                throw new IllegalArgumentException(
                        "MultiLabelMarginLoss: target[%d, %d] is %d, outside the classes 0 … %d; -1 ends a row."
                                .formatted(row, i, label, classes - 1));
            counts[y.start() + row * classes + (int) label]++;
        }
    }

    @Override
    public void access(Access access) {
        access.reads(labels);
        access.writes(y);
    }
}
