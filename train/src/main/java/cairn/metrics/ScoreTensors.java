package cairn.metrics;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Reads a batch of scores and labels from tensors, in every form a loss takes them.
final class ScoreTensors {
    private ScoreTensors() {}

    /// The number of scores per sample.
    static int columns(Tensor scores) {
        if (scores.dtype() != DType.F32)
            throw new IllegalArgumentException(
                    "scores: must be F32, got %s. Predicted classes go into ConfusionMatrix.update(long[], long[])."
                            .formatted(scores.dtype()));
        if (scores.rank() != 1 && scores.rank() != 2)
            throw ShapeException.of("scores", "must be [N, C], or binary [N] or [N, 1]", scores.shape());
        return scores.rank() == 1 ? 1 : scores.size(1);
    }

    /// One label per sample, in `[0, classes)`.
    static int[] labels(Tensor labels, Tensor scores, int classes) {
        Shape shape = labels.shape();
        boolean perSample = shape.rank() == 1 || (shape.rank() == 2 && shape.size(1) == 1);
        if (perSample && shape.size(0) == scores.size(0))
            return classIndices(labels.toFloatArray(), labels.toLongArray(), classes);
        if (shape.equals(scores.shape())) return hotIndices(labels.toFloatArray(), classes);
        throw ShapeException.of(
                "labels",
                "scores " + scores.shape() + " take labels [N=" + scores.size(0)
                        + "] or one-hot rows of the same shape",
                shape);
    }

    private static int[] classIndices(float[] values, long[] labels, int classes) {
        int[] indices = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (values[i] != Math.rint(values[i])) throw notAClass(i, values[i]);
            ScoreBatch.checkLabel(i, labels[i], classes);
            indices[i] = (int) labels[i];
        }
        return indices;
    }

    /// The column of the only 1 in each row.
    private static int[] hotIndices(float[] rows, int classes) {
        int[] indices = new int[rows.length / classes];
        for (int i = 0; i < indices.length; i++) indices[i] = hotIndex(rows, i, classes);
        return indices;
    }

    private static int hotIndex(float[] rows, int sample, int classes) {
        int hot = -1;
        for (int c = 0; c < classes; c++) {
            float value = rows[sample * classes + c];
            if (value == 0) continue;
            if (value != 1 || hot >= 0) throw notOneHot(sample);
            hot = c;
        }
        if (hot < 0) throw notOneHot(sample);
        return hot;
    }

    private static IllegalArgumentException notAClass(int sample, float label) {
        return new IllegalArgumentException(
                "labels: sample %d has label %s, which is no class; a class is a whole number."
                        .formatted(sample, label));
    }

    private static IllegalArgumentException notOneHot(int sample) {
        return new IllegalArgumentException(
                "labels: the row of sample %d is not one-hot, a single 1 among zeros.".formatted(sample));
    }
}
