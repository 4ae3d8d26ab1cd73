package cairn.tensor.ops.neural;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The class numbers that a loss compares rows of scores with, and how they count. Read while a launch runs.
///
/// @param target contiguous `I64`, one label a row
/// @param weight contiguous `[classes]`, how much each class counts; null for 1
/// @param ignoreIndex the label of rows that do not count
/// @param smoothing the share of the target that is spread over all classes
record Labels(String op, View target, @Nullable View weight, int classes, long ignoreIndex, double smoothing) {
    /// The labels for scores `x` `[N, C, …]` or `[C]`.
    ///
    /// @throws ShapeException if the labels are not `[N, …]` or the weights not `[C]`
    static Labels of(String op, Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, double smoothing) {
        if (x.rank() == 0) throw ShapeException.of(op, "scores must be [N, C, …] or [C]", x.shape());
        int classes = x.size(x.rank() == 1 ? 0 : 1);
        if (target.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    "%s: labels must be I64, got %s. Use target.to(DType.I64).".formatted(op, target.dtype()));
        if (!target.shape().equals(shapeFor(x.shape())))
            throw ShapeException.of(
                    op,
                    "scores [N, C, …] = %s need labels [N, …] = %s".formatted(x.shape(), shapeFor(x.shape())),
                    target.shape());
        if (weight != null && !weight.shape().equals(Shape.of(classes)))
            throw ShapeException.of(op, "weight must be [C=%d]".formatted(classes), weight.shape());
        View w = weight == null ? null : ArrayTensor.view(weight.to(DType.F32).contiguous());
        return new Labels(op, ArrayTensor.view(target.contiguous()), w, classes, ignoreIndex, smoothing);
    }

    /// The shape of labels for scores of shape `x`.
    private static Shape shapeFor(Shape x) {
        int[] dims = x.dims();
        if (dims.length == 1) return Shape.SCALAR;
        int[] without = Arrays.copyOf(dims, dims.length - 1);
        System.arraycopy(dims, 2, without, 1, dims.length - 2);
        return Shape.of(without);
    }

    /// The label of a row; −1 for a row that does not count.
    ///
    /// @throws IllegalArgumentException if there is no such class
    int at(int row) {
        long label = target.buffer().longs()[target.start() + row];
        if (label == ignoreIndex) return -1;
        if (label < 0 || label >= classes) throw outside(row, label);
        return (int) label;
    }

    private IllegalArgumentException outside(int row, long label) {
        int[] index = new int[target.rank()];
        for (int d = index.length - 1, left = row; d >= 0; d--) {
            index[d] = left % target.size(d);
            left /= target.size(d);
        }
        String ignored = ignoreIndex == Long.MIN_VALUE ? "" : " (ignoreIndex is " + ignoreIndex + ")";
        return new IllegalArgumentException("%s: target%s is %d, outside the classes 0 … %d%s."
                .formatted(op, index.length == 0 ? "" : Arrays.toString(index), label, classes - 1, ignored));
    }

    /// How much class `label` counts.
    float weight(int label) {
        return weight == null ? 1 : weight.buffer().floats()[weight.start() + label];
    }

    /// How much all rows count together.
    float totalWeight() {
        double sum = 0;
        for (int i = 0; i < target.numel(); i++) {
            int label = at(i);
            if (label >= 0) sum += weight(label);
        }
        return (float) sum;
    }

    void access(Launch.Access access) {
        access.reads(target);
        if (weight != null) access.reads(weight);
    }
}
