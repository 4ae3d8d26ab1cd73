package cairn.nn.loss;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Refuses labels that name no class, when the launch runs, so that a replayed step checks its own batch.
///
/// @param loss begins the message
/// @param labels contiguous `I64`, `[N]` or `[]`
record LabelCheck(String loss, View labels, int classes) implements Launch {
    @Override
    public void run() {
        long[] values = labels.buffer().longs();
        for (int i = 0; i < labels.numel(); i++) {
            long label = values[labels.start() + i];
            if (label < 0 || label >= classes)
                throw new IllegalArgumentException("%s: target%s is %d, outside the classes 0 … %d."
                        .formatted(loss, labels.rank() == 0 ? "" : "[" + i + "]", label, classes - 1));
        }
    }

    @Override
    public void access(Access access) {
        access.reads(labels);
    }
}
