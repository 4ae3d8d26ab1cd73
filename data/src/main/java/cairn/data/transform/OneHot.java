package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Class numbers as rows with a 1 in the column of the class and 0 elsewhere. Shape: `I64 [*] → F32 [*, classes]`.
///
/// PyTorch: `functional.one_hot`, which gives integers.
///
/// @param classes the number of columns, at least 1
public record OneHot(int classes) implements Transform {
    /// Checks the range.
    public OneHot {
        if (classes < 1)
            throw new IllegalArgumentException("OneHot: there must be at least 1 class, got " + classes + ".");
    }

    /// @throws IllegalArgumentException if a label is outside `[0, classes)`
    @Override
    public Tensor apply(Tensor batch) {
        long[] labels = batch.toLongArray();
        float[] rows = new float[Math.multiplyExact(labels.length, classes)];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "OneHot: label %d is outside the %d classes.".formatted(labels[i], classes));
            }
            rows[i * classes + (int) labels[i]] = 1;
        }
        return Tensor.wrap(rows, outputShape(batch.shape()).dims());
    }

    @Override
    public Shape outputShape(Shape sample) {
        int[] dims = Arrays.copyOf(sample.dims(), sample.rank() + 1);
        dims[sample.rank()] = classes;
        return Shape.of(dims);
    }

    @Override
    public TransformState state() {
        return new TransformState("OneHot", Map.of("classes", List.of((double) classes)), List.of());
    }
}
